import { SEEDED, type Fault } from '../../sandbox/index.mts';
import { authenticate, type Options, TOKEN } from '../support/sandbox/authenticate.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const { twoChat } = SEEDED;
const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });

describe('The test of the 2Chat credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'twoChat', changes);

	it('passes with one request when the key is right and a number connected', async () => {
		expect(await test()).toEqual(OK);
		expect(asked(sandbox(), 'twoChat')).toEqual([
			'GET /open/whatsapp/get-numbers?status=connected',
		]);
	});

	it('says that the key is wrong when it is', async () => {
		expect(await test({ apiKey: 'UAK2chat-wrong' })).toEqual(
			failed('2Chat did not accept the API key. Copy it again from Developers in 2Chat.'),
		);
	});

	it('says that there is no key, and where to get it, when the field is empty', async () => {
		expect(await test({ apiKey: ' ' })).toEqual(
			failed(
				'The 2Chat credential has no API key. Copy the API key from Developers in 2Chat into the credential.',
			),
		);
		expect(asked(sandbox(), 'twoChat')).toEqual([]);
	});

	it('says that no number is connected when the key is right', async () => {
		const apiKey = 'UAK2chat-offline-77';
		sandbox()
			.twoChat.addAccount(apiKey)
			.addNumber({ phone: '+34910000031', connectionStatus: 'D' });
		expect(await test({ apiKey })).toEqual(
			failed(
				'The key is right, but no number is connected. Connect one in 2Chat by scanning its QR code.',
			),
		);
	});

	it('says that it is about payment when the credits are used up', async () => {
		expect(await test({ apiKey: twoChat.exhaustedApiKey })).toEqual(
			failed(
				'2Chat asks for payment: the trial is over or the credits are used up. Check Billing in 2Chat.',
			),
		);
	});

	it('says what to look at when the account is blocked', async () => {
		expect(await test({ apiKey: twoChat.blockedApiKey })).toEqual(
			failed(
				'2Chat did not let this API key in. Copy it again from Developers in 2Chat, and check there that the account is not blocked.',
			),
		);
	});

	it('says that 2Chat declined when it answers so', async () => {
		const fault: Fault = { kind: 'json', value: { success: false, error: true } };
		sandbox().twoChat.faults.add({ fault });
		expect(await test()).toEqual(failed('2Chat declined the request. Check the account in 2Chat.'));
	});
});

describe('authenticate of the 2Chat credential', () => {
	const BASE = 'https://api.p.2chat.io/open';

	it.each<readonly [Options, string]>([
		[{ url: `${BASE}/whatsapp/send-message` }, 'url'],
		[{ uri: `${BASE}/whatsapp/send-message` }, 'uri'],
		[{ url: '/whatsapp/send-message' }, 'url'],
		[{ uri: '/whatsapp/send-message', baseURL: BASE }, 'uri'],
	])('signs requests of n8n’s HTTP Request node: %j', async (options, key) => {
		const body = { to_number: '+525512345678', text: 'Hola' };
		const authorized = await authenticate('twoChat', BASE, { ...options, method: 'POST', body });
		expect(authorized).toEqual({
			[key]: `${BASE}/whatsapp/send-message`,
			method: 'POST',
			body,
			headers: { 'X-User-API-Key': TOKEN },
		});
	});

	it('refuses before a secret is placed when there is none', async () => {
		const call = authenticate('twoChat', BASE, { url: '/x' }, '');
		await expect(call).rejects.toThrow(/credential has no API key\. Copy the/);
	});
});
