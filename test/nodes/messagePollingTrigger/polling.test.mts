import { eventItemSchema } from '../../../adapters/core/webhooks/webhook.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { BOUNDED, PROVIDERS } from '../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { arrive } from '../triggers/arrivals.mts';
import { told } from './poller.mts';
import { BOTH, usePolling } from './usePolling.mts';

describe('The polling trigger', () => {
	const { sandbox, logs, poller, id } = usePolling();

	describe.each(PROVIDERS)('with %s', (provider) => {
		const trigger = (parameters = {}) =>
			poller({ provider, parameters: { events: BOTH, ...parameters } });

		it('puts out nothing old when it is activated', async () => {
			const polling = trigger();
			expect(await polling.activate()).toBeNull();
			expect(await polling.tick()).toBeNull();
			const warnings = logs.filter(({ level }) => level === 'warn').map(({ message }) => message);
			expect(warnings.filter((each) => !each.includes('no phone number'))).toEqual([]);
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
				`${provider}:${providerOf(provider).accountPhone ?? ''}:${first}:messageReceived:`,
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
	});

	it('begins silently with what is chosen later', async () => {
		const polling = poller({ provider: BOUNDED, parameters: { events: ['messageReceived'] } });
		await polling.activate();
		arrive(sandbox(), BOUNDED, { id: id(BOUNDED), isOurs: true });
		polling.change({ parameters: { events: BOTH } });
		expect(await polling.activate()).toBeNull();
	});

	it('says it where a full look shares nothing with the one before', async () => {
		const polling = poller({ provider: BOUNDED, parameters: { events: ['messageReceived'] } });
		await polling.activate();
		for (let nth = 0; nth < 120; nth += 1) {
			sandbox().clock.advance(1_000);
			arrive(sandbox(), BOUNDED, { id: id(BOUNDED) });
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
});
