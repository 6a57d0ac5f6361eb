import { wamm } from '../../adapters/wamm/index.ts';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { describePhone, runCommand } from '../../tools/probe/commands.mts';
import { readFlags } from '../../tools/probe/flags.mts';
import { open } from '../../tools/probe/open.mts';

describe('npm run probe', () => {
	const read = (...more: string[]) => describePhone(readFlags(['wamm', 'phone', ...more]));

	it('reads phones without country code as the default country’s', () => {
		expect(read('--phone', '612 345 678', '--default-country', 'es')).toBe('+34612345678');
		expect(read('--phone', '+44 7700 900123', '--default-country', 'ES')).toBe('+447700900123');
	});

	it('says what a default country that is none should be', () => {
		expect(() => read('--phone', '612345678', '--default-country', 'Spain')).toThrow('“Spain”');
	});
});

describe('npm run probe send', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		process.env.WAMM_TOKEN = SEEDED.wamm.token;
		sandbox = await startSandbox({ messages: 10 });
	});
	afterAll(async () => {
		delete process.env.WAMM_TOKEN;
		await sandbox.close();
	});

	const send = async (...more: string[]) => {
		const flags = readFlags([
			...['wamm', 'send', '--base-url', sandbox.wamm.baseUrl],
			...['--phone', '+7 916 555-01-00', '--text', 'Hi there', ...more],
		]);
		const { account, close } = open(wamm, flags, new AbortController().signal, () => {});
		try {
			return await runCommand(wamm, account, flags);
		} finally {
			await close();
		}
	};

	it('sends nothing before it is told that this is meant', async () => {
		await expect(send()).rejects.toMatchObject({
			message: 'Nothing was sent.',
			advice: 'To send “Hi there” to +79165550100 through WAMM.chat, add --yes.',
		});
		expect(sandbox.wamm.outbox.messages).toEqual([]);
	});

	it('sends once it is', async () => {
		const [sent] = await send('--yes', '--delay', '20');
		const [taken] = sandbox.wamm.outbox.messages;
		expect(taken).toMatchObject({ contact: '79165550100', text: 'Hi there' });
		expect(sent).toMatchObject({ message: { messageId: taken?.id, status: 'pending' } });
	});
});

describe('npm run probe check', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		process.env.WAMM_TOKEN = SEEDED.wamm.token;
		sandbox = await startSandbox({ messages: 40, now: Date.now() });
	});
	afterAll(async () => {
		delete process.env.WAMM_TOKEN;
		await sandbox.close();
	});

	const check = async (timezone: string) => {
		const flags = readFlags(['wamm', 'check', '--base-url', sandbox.wamm.baseUrl]);
		const { account, close } = open(wamm, flags, new AbortController().signal, () => {});
		try {
			return await runCommand(
				wamm,
				{ ...account, config: { ...(account.config as object), timezone } },
				flags,
			);
		} finally {
			await close();
		}
	};

	it('says how far a clock is ahead, and nothing of one that may be right', async () => {
		expect(await check('Africa/Abidjan')).toMatch(
			/^✓ Connected.*\n! The newest message lies \d+ hours? in the future.*UTC\+[1-3]\./,
		);
		expect(await check('Europe/Moscow')).toMatch(/^✓ Connected[^\n]*$/);
	});
});
