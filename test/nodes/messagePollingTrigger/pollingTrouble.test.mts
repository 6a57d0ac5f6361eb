import { BOUNDED, PROVIDERS } from '../../support/sandbox/providers.mts';
import { arrive } from '../triggers/arrivals.mts';
import { told } from './poller.mts';
import { BOTH, usePolling } from './usePolling.mts';

/** The ways in which n8n activates a workflow. */
const ACTIVATIONS = ['init', 'create', 'activate', 'update', 'leadershipChange'] as const;

describe('The polling trigger, where a provider has trouble,', () => {
	const { sandbox, logs, poller, id } = usePolling();

	describe.each(PROVIDERS)('with %s', (provider) => {
		const trigger = (parameters = {}) =>
			poller({ provider, parameters: { events: BOTH, ...parameters } });

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
		const polling = poller({ provider: BOUNDED, parameters: { events: BOTH }, credential });
		expect(await polling.activate()).toBeNull();
	}, 60_000);
});
