import { registry } from '../../../adapters/index.ts';
import { PASTED_SECRET } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';
import { open } from './setup.mts';

const accountSid = `AC${'a1'.repeat(16)}`;
const credential = { accountSid, authToken: 'T-1' };

credentialContract({
	definition: registry.twilio,
	credential,
	defaults: {
		accountSid,
		sender: '',
		statusCallback: '',
		baseUrl: 'https://api.twilio.com',
		ignoreSslIssues: false,
	},
	pasted: [
		['api.twilio.com/2010-04-01/Accounts/AC1/Messages.json', 'https://api.twilio.com'],
		['https://example.signalwire.com/api/laml/', 'https://example.signalwire.com/api/laml'],
	],
	refused: [
		[{ authToken: 'T-1' }, /no Account SID/],
		[{ ...credential, accountSid: 'SK123' }, /“SK123”, which is none/],
		[{ ...credential, accountSid: ' ' }, /no Account SID/],
		[{ ...credential, accountSid: `${accountSid}0` }, /which is none/],
		[{ ...credential, accountSid: `0${accountSid}` }, /which is none/],
		[{ ...credential, accountSid: 5 }, /no Account SID/],
		[{ accountSid }, /no auth token/],
		[
			{ ...credential, authMethod: 'apiKey', apiKeySid: 'SK1' },
			/no API key SID or no API key secret/,
		],
		[
			{ ...credential, authMethod: 'apiKey', apiKeySecret: 'S-1' },
			/no API key SID or no API key secret/,
		],
		...[
			'n8n',
			'see https://n8n.example.com/',
			'https:// a',
			'https://',
			'ftp://n8n.example.com',
		].map(
			(statusCallback) => [{ ...credential, statusCallback }, /, which is no web address/] as const,
		),
		[{ ...credential, baseUrl: 'ftp://api.twilio.com' }, /neither https/],
	],
	signed: {
		credential: { ...credential, authToken: PASTED_SECRET },
		path: `/2010-04-01/Accounts/${accountSid}/Messages.json?PageSize=50`,
		headers: {
			Authorization: `Basic ${Buffer.from(`${accountSid}:${PASTED_SECRET}`).toString('base64')}`,
		},
	},
});

describe('a credential of twilio', () => {
	const configOf = (own: object) => open([], own).context.config;

	it.each([
		['Account SIDs of compatible services', 'accountSid', 'b3877c40-da60-4998-90ad-b792e98472af'],
		['short codes', 'sender', '24680'],
		['names', 'sender', 'ACME +1'],
		['names with a plus', 'sender', '+1 shop'],
		['addresses by http', 'statusCallback', 'http://n8n.example.com/webhook'],
		['addresses in capitals', 'statusCallback', 'HTTPS://n8n.example.com/webhook'],
	])('takes %s as they are', (_what, field, value) => {
		expect(configOf({ [field]: ` ${value} ` })).toMatchObject({ [field]: value });
	});

	it('takes a sender as people write a phone', () => {
		expect(configOf({ sender: '+1 (202) 555-01.23' })).toMatchObject({ sender: '+12025550123' });
	});
});

describe('the Authorization header', () => {
	const headerWith = (own: object) => {
		const request = registry.twilio.authorize({ url: '/x' }, { ...credential, ...own });
		return (request as { headers?: Record<string, string> }).headers?.Authorization ?? '';
	};
	const decoded = (header: string) =>
		Buffer.from(header.replace('Basic ', ''), 'base64').toString();

	it('has the Account SID and the auth token', () => {
		expect(decoded(headerWith({ authToken: ' T-é\n' }))).toBe(`${accountSid}:T-é`);
	});

	it('has the API key where that is chosen, whatever else is filled in', () => {
		const key = { authMethod: 'apiKey', apiKeySid: 'SK1', apiKeySecret: 'S-1' };
		expect(decoded(headerWith(key))).toBe('SK1:S-1');
	});

	it('is hidden from whoever reads answers', async () => {
		const header = headerWith({ authToken: 'T-secret-1' });
		const row = { sid: 'SM1', body: `you sent ${header} and T-secret-1` };
		const { read } = open([row], { authToken: 'T-secret-1' });
		const [record] = await read();
		expect(record?.message.text).toBe('you sent Basic [hidden] and [hidden]');
	});
});
