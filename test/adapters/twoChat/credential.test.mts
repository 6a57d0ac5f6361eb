import { type OutgoingRequest, registry } from '../../../adapters/index.ts';
import { expectNoHeader, PASTED_SECRET, refusalOf } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';
import { openScripted } from '../contract/scripted.mts';
import { answer } from '../http/scriptedTransport.mts';

const definition = registry.twoChat;
const credential = { apiKey: 'UAK-1' };
const never = () => answer();

credentialContract({
	definition,
	credential,
	defaults: {
		baseUrl: 'https://api.p.2chat.io/open',
		requestsPerMinute: null,
		ignoreSslIssues: false,
	},
	pasted: [
		['https://api.p.2chat.io/open/info/', 'https://api.p.2chat.io/open'],
		['https://gw.example/whatsapp/2chat', 'https://gw.example/whatsapp/2chat'],
		['https://gw.example/webhooks/2chat/webhooks/subscribe/x', 'https://gw.example/webhooks/2chat'],
		['https://gw.example/2chat/whatsapp/messages/+1/+2', 'https://gw.example/2chat'],
	],
	refused: [
		[{ apiKey: '' }, /no API key/],
		[{ apiKey: 'a\nb' }, /^The API key of the 2Chat credential/],
		[{ ...credential, baseUrl: 'https://user:pw@api.p.2chat.io' }, /user name or password/],
	],
	signed: {
		credential: { apiKey: PASTED_SECRET },
		path: '/whatsapp/messages/+595981048477',
		headers: { 'X-User-API-Key': PASTED_SECRET },
	},
});

describe('authorize', () => {
	const { authorize } = definition;
	const request: OutgoingRequest = { url: '/a' };

	it.each([undefined, null, '', '  '])('refuses %p for an API key', (apiKey) => {
		expect(refusalOf(() => authorize(request, { apiKey })).message).toMatch(/API key/);
	});

	it('trims what was pasted with the API key', () => {
		expect(authorize(request, { apiKey: ' pasted\n' }).headers).toEqual({
			'X-User-API-Key': 'pasted',
		});
	});

	it.each(['two\nlines', 'three\r\nX-Evil: 1', 'nul\u0000', 'кириллица', 'zero\u200bwidth'])(
		'refuses the API key %p, which no header may have',
		(apiKey) => {
			expectNoHeader(() => authorize(request, { apiKey }), apiKey);
		},
	);
});

describe('Requests per Minute', () => {
	it.each([
		[30, 30],
		['80', 80],
		[0, null],
		['', null],
		[null, null],
		[undefined, null],
		[' 50 ', 50],
		['0', null],
		['2.25', 2.25],
	])('takes %j requests per minute for %j', (requestsPerMinute, expected) => {
		const { context } = openScripted(definition, { apiKey: 'UAK-1', requestsPerMinute }, never);
		expect(context.config).toMatchObject({ requestsPerMinute: expected });
	});

	it.each(['50/min', '50 per minute', '1,000', '1.000,5', 'many', '-5', -5, true])(
		'refuses %j requests per minute, and says how to write them',
		(requestsPerMinute) => {
			const open = () => openScripted(definition, { apiKey: 'UAK-1', requestsPerMinute }, never);
			expect(open).toThrow(
				expect.objectContaining({
					name: 'InputError',
					message: `Requests per Minute of the 2Chat credential is “${requestsPerMinute}”, not a number above 0.`,
					advice: 'Write it in digits only, such as 50, or leave it empty.',
				}),
			);
		},
	);
});
