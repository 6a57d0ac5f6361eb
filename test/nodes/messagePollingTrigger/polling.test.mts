import type { IDataObject } from 'n8n-workflow';
import { eventItemSchema } from '../../../adapters/core/webhooks/webhook.ts';
import { SEEDED } from '../../../sandbox/index.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { asked } from '../../support/sandbox/requests.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import { arrive, idOf } from '../triggers/arrivals.mts';
import { Poller, type PollerOptions, told } from './poller.mts';

const MINUTE_MS = 60_000;
const NOW = Date.UTC(2026, 5, 1, 12);
/** The ways in which n8n activates a workflow. */
const ACTIVATIONS = ['init', 'create', 'activate', 'update', 'leadershipChange'] as const;

describe('The polling trigger', () => {
	const sandbox = useSandbox({ now: NOW });
	const logs = captureLogs();
	const poller = (options: PollerOptions) => new Poller(sandbox(), options);
	const both = ['messageReceived', 'messageSent'];
	let next = 0;
	const id = (provider: PollerOptions['provider'], isOurs = false) =>
		idOf(provider, (next += 1), isOurs);

	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox().clock.now());
	});
	beforeEach(() => {
		logs.length = 0;
		sandbox().clock.advance(MINUTE_MS);
	});
	afterAll(() => jest.restoreAllMocks());

	describe.each(PROVIDERS)('with %s', (provider) => {
		const trigger = (parameters = {}) =>
			poller({ provider, parameters: { events: both, ...parameters } });

		it('puts out nothing old when it is activated', async () => {
			const polling = trigger();
			expect(await polling.activate()).toBeNull();
			expect(await polling.tick()).toBeNull();
			const warnings = logs.filter(({ level }) => level === 'warn').map(({ message }) => message);
			expect(warnings).toEqual(
				provider === 'whatsappApi' ? [expect.stringContaining('no phone number')] : [],
			);
		});

		it('puts out what arrives, oldest first, once', async () => {
			const polling = trigger();
			await polling.activate();
			const [first, second, third] = [id(provider), id(provider, true), id(provider)];
			arrive(sandbox(), provider, { id: first });
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: second, isOurs: true });
			const rows = await polling.tick();
			expect(told(rows)).toEqual([`${first} messageReceived`, `${second} messageSent`]);
			for (const row of rows ?? []) eventItemSchema.parse(row);
			expect(rows?.[0]).toMatchObject({ provider, direction: 'inbound', text: `message ${first}` });
			expect(rows?.[0]?.eventId).toBe(
				`${provider}:${provider === 'twoChat' ? SEEDED.twoChat.phone : ''}:${first}:messageReceived:`,
			);
			expect(Object.keys(rows?.[0] ?? {}).slice(-2)).toEqual(['event', 'eventId']);
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: third });
			expect(told(await polling.tick())).toEqual([`${third} messageReceived`]);
			expect(await polling.tick()).toBeNull();
		});

		it('puts out what it is asked for only', async () => {
			const polling = trigger({ events: ['messageSent'] });
			await polling.activate();
			const ours = id(provider, true);
			arrive(sandbox(), provider, { id: id(provider) });
			arrive(sandbox(), provider, { id: ours, isOurs: true });
			expect(told(await polling.tick())).toEqual([`${ours} messageSent`]);
		});

		it('puts out what came late, with an old time', async () => {
			const polling = trigger();
			await polling.activate();
			const late = id(provider);
			sandbox().clock.advance(5_000);
			arrive(sandbox(), provider, { id: id(provider) });
			await polling.tick();
			arrive(sandbox(), provider, { id: late, ago: 3 });
			expect(told(await polling.tick())).toEqual([`${late} messageReceived`]);
		});

		it('goes on where it was after a restart', async () => {
			const polling = trigger();
			await polling.activate();
			const [before, after] = [id(provider), id(provider)];
			arrive(sandbox(), provider, { id: before });
			expect(told(await polling.tick())).toEqual([`${before} messageReceived`]);
			expect(await polling.tick()).toBeNull();
			polling.crash();
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: after });
			expect(told(await polling.activate('init'))).toEqual([`${after} messageReceived`]);
		});

		it('begins anew with another credential', async () => {
			const polling = trigger();
			await polling.activate();
			arrive(sandbox(), provider, { id: id(provider) });
			polling.change({ credentialId: 'other' });
			expect(await polling.activate()).toBeNull();
			const mine = id(provider);
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: mine });
			expect(told(await polling.tick())).toEqual([`${mine} messageReceived`]);
		});

		it('changes nothing when a tick fails, and goes on with the next', async () => {
			const polling = trigger();
			await polling.activate();
			const before = polling.memory;
			const missed = id(provider);
			arrive(sandbox(), provider, { id: missed });
			sandbox()[provider].faults.add({ fault: { kind: 'status', code: 500 } });
			await expect(polling.tick()).rejects.toMatchObject({ name: 'NodeApiError' });
			expect(polling.memory).toEqual(before);
			sandbox()[provider].faults.clear();
			expect(told(await polling.tick())).toEqual([`${missed} messageReceived`]);
		});

		it('emits once when ticks overlap', async () => {
			const polling = trigger();
			await polling.activate();
			arrive(sandbox(), provider, { id: id(provider) });
			sandbox()[provider].faults.add({ fault: { kind: 'latency', ms: 100 } });
			const ticks = await Promise.all([polling.tick(), polling.tick(), polling.tick()]);
			expect(ticks.filter((rows) => rows !== null)).toHaveLength(1);
		});

		it('shows the newest few by hand, oldest first, and changes no state', async () => {
			const polling = trigger();
			await polling.activate();
			const before = polling.memory;
			const newest = id(provider);
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: newest });
			const rows = await polling.byHand();
			expect(rows).toHaveLength(5);
			expect(told(rows).at(-1)).toBe(`${newest} messageReceived`);
			const times = rows?.flatMap(({ sentAt }) => (sentAt ? [String(sentAt)] : [])) ?? [];
			expect(times).toEqual([...times].sort());
			expect(polling.memory).toEqual(before);
			expect(told(await polling.tick())).toEqual([`${newest} messageReceived`]);
		});

		it('shows them by hand also while a tick is on its way', async () => {
			const polling = trigger();
			await polling.activate();
			sandbox()[provider].faults.add({ fault: { kind: 'latency', ms: 100 } });
			const [tick, shown] = await Promise.all([polling.tick(), polling.byHand()]);
			expect(tick).toBeNull();
			expect(shown).toHaveLength(5);
		});

		it('keeps secrets and addresses out of rows, state and log', async () => {
			const polling = trigger({ options: { includeRaw: true } });
			await polling.activate();
			arrive(sandbox(), provider, { id: id(provider) });
			const rows = await polling.tick();
			expect(rows?.[0]?.raw).toEqual(expect.any(Object));
			sandbox()[provider].faults.add({ fault: { kind: 'status', code: 500 } });
			const failure = await polling.tick().catch((error: unknown) => error);
			expectNoSecrets([rows, polling.memory, logs, failure]);
			expect(JSON.stringify([rows, polling.memory, logs])).not.toContain(
				sandbox()[provider].origin,
			);
		});

		it('begins with a provider that has trouble, and says so in the log', async () => {
			const polling = trigger();
			sandbox()[provider].faults.add({ fault: { kind: 'status', code: 500 } });
			expect(await polling.activate()).toBeNull();
			expect(logs).toContainEqual(
				expect.objectContaining({
					level: 'warn',
					message: expect.stringContaining('Polling begins although the provider is not ready'),
				}),
			);
			sandbox()[provider].faults.clear();
			const first = id(provider);
			sandbox().clock.advance(2_000);
			arrive(sandbox(), provider, { id: first });
			expect(told(await polling.tick())).toEqual([`${first} messageReceived`]);
		}, 60_000);

		it.each(ACTIVATIONS)(
			'stays published when a provider has trouble in an activation by “%s”',
			async (mode) => {
				const polling = trigger();
				await polling.activate();
				const first = id(provider);
				arrive(sandbox(), provider, { id: first });
				sandbox()[provider].faults.add({ fault: { kind: 'status', code: 500 } });
				expect(await polling.activate(mode)).toBeNull();
				expect(logs).toContainEqual(
					expect.objectContaining({ level: 'warn', message: expect.stringContaining('not ready') }),
				);
				await expect(polling.tick()).rejects.toMatchObject({ name: 'NodeApiError' });
				await expect(polling.scheduledTick()).rejects.toMatchObject({ name: 'NodeApiError' });
				sandbox()[provider].faults.clear();
				expect(told(await polling.tick())).toEqual([`${first} messageReceived`]);
			},
			60_000,
		);
	});

	it('begins with a provider that is out of reach', async () => {
		const credential = { baseUrl: 'http://127.0.0.1:9' };
		const polling = poller({ provider: 'wamm', parameters: { events: both }, credential });
		expect(await polling.activate()).toBeNull();
	}, 60_000);

	it('begins while WAMM.chat’s phone is not connected, but not with a wrong token', async () => {
		const parameters = { events: both };
		const unpaired = { token: SEEDED.wamm.unpairedToken };
		const waiting = poller({ provider: 'wamm', parameters, credential: unpaired });
		expect(await waiting.activate()).toBeNull();
		const wrong = poller({ provider: 'wamm', parameters, credential: { token: 'wrong-token' } });
		await expect(wrong.activate()).rejects.toThrow('WAMM.chat did not accept the token.');
	});

	it('begins while WhatsApp is not connected to its server', async () => {
		sandbox().whatsappApi.state = 'qr';
		const polling = poller({ provider: 'whatsappApi', parameters: { events: both } });
		expect(await polling.activate()).toBeNull();
		sandbox().whatsappApi.state = 'ready';
		const first = id('whatsappApi');
		sandbox().clock.advance(2_000);
		arrive(sandbox(), 'whatsappApi', { id: first });
		expect(told(await polling.tick())).toEqual([`${first} messageReceived`]);
	});

	it('asks WAMM.chat by direction, and only for those that matter', async () => {
		const polling = poller({ provider: 'wamm', parameters: { events: ['messageReceived'] } });
		await polling.activate();
		expect(asked(sandbox(), 'wamm').map((path) => path.split('?')[1])).toEqual([
			'col=100&from_me=0',
		]);
	});

	it('asks 2Chat for one page a tick, and for no number that it is given', async () => {
		const { phone } = SEEDED.twoChat;
		const polling = poller({
			provider: 'twoChat',
			parameters: { events: both, accountPhone: { __rl: true, mode: 'phone', value: phone } },
		});
		await polling.activate();
		await polling.tick();
		expect(asked(sandbox(), 'twoChat')).toEqual(
			Array(2).fill(`GET /open/whatsapp/messages/${phone}`),
		);
	});

	describe('of 2Chat without a number given', () => {
		const { phone } = SEEDED.twoChat;
		const NUMBERS = 'GET /open/whatsapp/get-numbers?status=all&page_number=0';
		const MESSAGES = `GET /open/whatsapp/messages/${phone}`;
		const begun = async () => {
			const polling = poller({ provider: 'twoChat', parameters: { events: both } });
			await polling.activate();
			return polling;
		};
		const askedBy = async (work: () => Promise<unknown>) => {
			sandbox().twoChat.clearRequests();
			await work().catch(() => {});
			return asked(sandbox(), 'twoChat');
		};

		it('looks for the number once a day', async () => {
			const polling = await begun();
			expect(asked(sandbox(), 'twoChat')).toEqual([NUMBERS, MESSAGES]);
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
			sandbox().clock.advance(24 * 60 * MINUTE_MS);
			expect(await askedBy(async () => await polling.tick())).toEqual([NUMBERS, MESSAGES]);
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
		});

		it('looks for it anew when 2Chat does not know it any more', async () => {
			const polling = await begun();
			const missed = id('twoChat');
			arrive(sandbox(), 'twoChat', { id: missed });
			const body = { success: false, error_message: 'number not found' };
			sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 404, body } });
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
			sandbox().twoChat.faults.clear();
			sandbox().twoChat.clearRequests();
			expect(told(await polling.tick())).toEqual([`${missed} messageReceived`]);
			expect(asked(sandbox(), 'twoChat')).toEqual([NUMBERS, MESSAGES]);
		});

		it('looks for it anew with another credential', async () => {
			const polling = await begun();
			polling.change({ credentialId: 'other' });
			expect(await askedBy(async () => await polling.activate())).toEqual([NUMBERS, MESSAGES]);
		});

		it('goes on with the state of a version that did not keep it', async () => {
			const polling = await begun();
			const { own, ...state } = polling.memory.state as IDataObject;
			expect(own).toMatchObject({ phone });
			const next = id('twoChat');
			arrive(sandbox(), 'twoChat', { id: next });
			const rows = await polling.restart({ ...polling.memory, state });
			expect(told(rows)).toEqual([`${next} messageReceived`]);
		});
	});

	it('begins silently with what is chosen later', async () => {
		const polling = poller({ provider: 'wamm', parameters: { events: ['messageReceived'] } });
		await polling.activate();
		arrive(sandbox(), 'wamm', { id: id('wamm'), isOurs: true });
		polling.change({ parameters: { events: both } });
		expect(await polling.activate()).toBeNull();
	});

	it('says it where a full look shares nothing with the one before', async () => {
		const polling = poller({ provider: 'wamm', parameters: { events: ['messageReceived'] } });
		await polling.activate();
		for (let nth = 0; nth < 120; nth += 1) {
			sandbox().clock.advance(1_000);
			arrive(sandbox(), 'wamm', { id: id('wamm') });
		}
		const rows = await polling.tick();
		expect(rows).toHaveLength(100);
		expect(rows?.[0]).toMatchObject({ missedAtLeast: 1 });
		expect(rows?.slice(1).some((row) => 'missedAtLeast' in row)).toBe(false);
		expect(logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: 'Messages may have been missed between two polls: poll more often',
			}),
		);
	});

	describe('over statuses, where lists carry them', () => {
		const parameters = {
			events: ['messageSent', 'statusChanged', 'statusOverdue'],
			statuses: ['delivered', 'read', 'failed'],
		};

		it('puts out each that is wanted once, behind its message', async () => {
			const polling = poller({ provider: 'wamm', parameters });
			await polling.activate();
			const mine = id('wamm');
			const goes = async (state: string) => {
				arrive(sandbox(), 'wamm', { id: mine, isOurs: true, state });
				return told(await polling.tick());
			};
			expect(await goes('sending')).toEqual([`${mine} messageSent`]);
			expect(await goes('sent')).toEqual([]);
			expect(await goes('delivered')).toEqual([`${mine} delivered`]);
			expect(await goes('sent')).toEqual([]);
			expect(await goes('viewed')).toEqual([`${mine} read`]);
			expect(await goes('viewed')).toEqual([]);
			const other = id('wamm');
			arrive(sandbox(), 'wamm', { id: other, isOurs: true, state: 'noAccount' });
			const rows = await polling.tick();
			expect(told(rows)).toEqual([`${other} messageSent`, `${other} failed`]);
			expect(rows?.[1]).toMatchObject({ failureReason: 'noAccount', isFinal: true });
		});

		it('says once what is not delivered so many minutes after it was sent', async () => {
			sandbox().clock.advance(10 * MINUTE_MS);
			const polling = poller({
				provider: 'wamm',
				parameters: { ...parameters, overdueMinutes: 10 },
			});
			await polling.activate();
			const [slow, fine] = [id('wamm'), id('wamm')];
			arrive(sandbox(), 'wamm', { id: slow, isOurs: true });
			arrive(sandbox(), 'wamm', { id: fine, isOurs: true, state: 'delivered' });
			await polling.tick();
			sandbox().clock.advance(9 * MINUTE_MS);
			expect(await polling.tick()).toBeNull();
			sandbox().clock.advance(MINUTE_MS);
			expect(told(await polling.tick())).toEqual([`${slow} statusOverdue`]);
			sandbox().clock.advance(60 * MINUTE_MS);
			expect(await polling.tick()).toBeNull();
		});

		it('refuses a time that is none', async () => {
			const polling = poller({
				provider: 'wamm',
				parameters: { ...parameters, overdueMinutes: 0 },
			});
			await expect(polling.activate()).rejects.toThrow('Overdue After is 0');
		});
	});
});
