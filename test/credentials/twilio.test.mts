import { SEEDED } from '../../sandbox/index.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const { accountSid, apiKeySid, apiKeySecret, suspendedAccountSid, suspendedAuthToken } =
	SEEDED.twilio;
const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });

describe('The test of the Twilio credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'twilio', changes);

	it.each([
		['the auth token', {}],
		['an Account SID with spaces around it', { accountSid: ` ${accountSid}\n` }],
		['an API key', { authMethod: 'apiKey', apiKeySid, apiKeySecret, authToken: '' }],
	])('passes with %s, for one message', async (_what, changes) => {
		expect(await test(changes)).toEqual(OK);
		expect(asked(sandbox(), 'twilio')).toEqual([
			`GET /2010-04-01/Accounts/${accountSid}/Messages.json?PageSize=1`,
		]);
	});

	it('says that the credential is wrong when it is', async () => {
		const { message } = await test({ authToken: 'wrongToken00' });
		expect(message).toMatch(/^Twilio did not accept the credential\. Copy Account SID/);
	});

	it('tells an account that is not active from a wrong credential', async () => {
		const suspended = { accountSid: suspendedAccountSid, authToken: suspendedAuthToken };
		const { status, message } = await test(suspended);
		expect(status).toBe('Error');
		expect(message).toMatch(/^Twilio knows the credential, but .* the account is active/);
	});

	it.each([
		[
			{ accountSid: '' },
			'The Twilio credential has no Account SID. Copy it from Account Info on the first page of the Twilio Console.',
		],
		[
			{ authToken: '' },
			'The Twilio credential has no auth token. Copy the auth token from Account Info in the Twilio Console into the credential.',
		],
		[
			{ authMethod: 'apiKey', apiKeySid },
			'The Twilio credential has no API key SID or no API key secret. Create an API key in the Twilio Console and copy both into the credential; the secret is shown only then.',
		],
	])('says what is missing in %j, and asks nothing', async (changes, message) => {
		expect(await test(changes)).toEqual(failed(message));
		expect(asked(sandbox(), 'twilio')).toEqual([]);
	});

	it('says that too many requests came', async () => {
		sandbox().twilio.faults.add({ fault: { kind: 'status', code: 429 } });
		expect(await test()).toEqual(
			failed('Twilio received too many requests. Try again in a minute.'),
		);
	});
});
