import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { credential, row } from './setup.mts';

describe('the next page', () => {
	const { accountSid: sid } = credential;
	const own_ = `/2010-04-01/Accounts/${sid}/Messages.json?Page=1&PageToken=PA1`;
	const read = async (next_page_uri: string, baseUrl = 'https://api.twilio.com') => {
		const transport = new ScriptedTransport(({ url }) =>
			answer({
				messages: [row({ sid: url.includes('PageToken') ? 'SM2' : 'SM1' })],
				next_page_uri: url.includes('PageToken') ? null : next_page_uri,
			}),
		);
		const opened = openScripted(registry.twilio, { ...credential, baseUrl }, transport);
		await opened.read({ limit: Infinity });
		expect(new Set(transport.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
		return transport.requests.map(({ url }) => url);
	};

	it.each([
		['https://api.twilio.com', own_, `https://api.twilio.com${own_}`],
		['https://api.twilio.com', `https://api.twilio.com${own_}`, `https://api.twilio.com${own_}`],
		[
			'https://a.signalwire.com/api/laml',
			`/api/laml${own_.replace('.json', '')}`,
			`https://a.signalwire.com/api/laml${own_.replace('.json', '')}`,
		],
	])('at %s is %s', async (baseUrl, uri, url) => {
		expect((await read(uri, baseUrl))[1]).toBe(url);
	});

	it.each([
		`https://elsewhere.example${own_}`,
		`//elsewhere.example${own_}`,
		`http://api.twilio.com${own_}`,
		own_.replace(sid, `AC${'0'.repeat(32)}`),
		own_.replace('Messages', 'Keys'),
		`/2010-04-01/Accounts/${sid}/Messages.json/../../../Keys.json`,
		'https://',
	])('is not asked for at %s', async (uri) => {
		expect(await failureOf(read(uri))).toMatchObject({
			category: 'invalidResponse',
			message: expect.stringContaining('next page that is not of this account'),
		});
	});
});
