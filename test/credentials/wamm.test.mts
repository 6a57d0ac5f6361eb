import { SEEDED, type Fault } from '../../sandbox/index.mts';
import { authenticate, type Options, TOKEN } from '../support/sandbox/authenticate.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { MemoryCredentials } from '../support/engine/credentials.mts';
import { loadPackage } from '../support/engine/loadPackage.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const { token, telegramToken, unpairedToken } = SEEDED.wamm;
const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });

describe('The test of the WAMM.chat credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'wamm', changes);
	const testWith = async (fault: Fault) => {
		sandbox().wamm.faults.add({ fault });
		return await test();
	};

	it.each([token, telegramToken, ` ${token}\n`])('passes when the token is %j', async (right) => {
		expect(await test({ token: right })).toEqual(OK);
		expect(asked(sandbox(), 'wamm')).toEqual([
			`GET /api2/channel_list/${encodeURIComponent(right.trim())}/one`,
		]);
	});

	it('says that the token is wrong when it is', async () => {
		expect(await test({ token: 'wrongToken00' })).toEqual(
			failed('WAMM.chat did not accept the token. Copy it again from Settings in WAMM.chat.'),
		);
	});

	it('says that there is no token, and where to get it, when the field is empty', async () => {
		expect(await test({ token: '' })).toEqual(
			failed(
				'The WAMM.chat credential has no token. Copy the API token from Settings in WAMM.chat into the credential.',
			),
		);
		expect(asked(sandbox(), 'wamm')).toEqual([]);
	});

	it('says that the phone is not connected when the token is right but unpaired', async () => {
		expect(await test({ token: unpairedToken })).toEqual(
			failed('The token is right, but the phone is not connected. Connect it again in WAMM.chat.'),
		);
	});

	it.each([
		['starting', 'The token is right, and the channel is just starting. Try again in a minute.'],
		['blocked', 'The token is right, but the channel is blocked. Open it in WAMM.chat to see why.'],
	] as const)('says what to do when the channel is %s', async (state, message) => {
		sandbox().wamm.addChannel({ token: 'otherState00', phone: '79181112233', state });
		expect(await test({ token: 'otherState00' })).toEqual(failed(message));
	});

	it('passes when the state is one that nobody documents', async () => {
		const value = { err: 0, data: [{ api_id: 1, state: 'meditating' }] };
		expect(await testWith({ kind: 'json', value })).toEqual(OK);
	});

	it.each<Fault>([
		{ kind: 'json', value: { err: 'fail get data' } },
		{ kind: 'json', value: { err: 0, data: [] } },
	])('says that there is no channel when the answer is %j', async (fault) => {
		expect(await testWith(fault)).toEqual(
			failed(
				'WAMM.chat knows no channel for this token. Check that the channel is there and its plan is active.',
			),
		);
	});

	it('says how to write the Time Zone when it is none', async () => {
		expect(await test({ timezone: 'Moscow time' })).toEqual(
			failed(
				'The WAMM.chat credential has an unknown Time Zone: “Moscow time”. Write it as a city, such as Europe/Moscow or America/Mexico_City.',
			),
		);
	});
});

describe('authenticate of the WAMM.chat credential', () => {
	const BASE = 'https://wamm.chat/api2';

	it.each<Options>([
		{ url: '/msg_state/:token/?msg_id=1' },
		{ url: `${BASE}/msg_state/:token/?msg_id=1` },
	])('puts the token into its place in %j', async (options) => {
		const { url, headers } = await authenticate('wamm', BASE, options);
		expect(url).toBe(`${BASE}/msg_state/${encodeURIComponent(TOKEN)}/?msg_id=1`);
		expect(JSON.stringify(headers ?? {})).not.toContain('Token');
	});

	it('refuses before a secret is placed when there is none', async () => {
		const call = authenticate('wamm', BASE, { url: '/x' }, '');
		await expect(call).rejects.toThrow(/credential has no token\. Copy the/);
	});

	it('is for the nodes of this package only', async () => {
		const { type } = (await loadPackage()).getCredential('wammChatApi');
		expect(type.restrictToSupportedNodes).toBe(true);
	});

	it.each(['n8n-nodes-base.httpRequest', 'n8n-nodes-base.httpRequestTool', 'evil.thief'])(
		'is refused to %s by n8n',
		async (node) => {
			const credentials = new MemoryCredentials(await loadPackage(), {});
			expect(credentials.isCredentialUsableByNode('wammChatApi', node)).toBe(false);
		},
	);
});
