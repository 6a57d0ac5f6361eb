import type { ProviderId } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import { arrive, type Arrival, idOf } from '../triggers/arrivals.mts';
import { Poller, type PollerOptions } from './poller.mts';

const MINUTE_MS = 60_000;
export const BOTH = ['messageReceived', 'messageSent'];

/** Polling triggers in the time of a sandbox, which is a minute later in each test of the file. */
export function usePolling() {
	const sandbox = useSandbox({ now: Date.UTC(2026, 5, 1, 12) });
	const logs = captureLogs();
	let next = 0;

	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox().clock.now());
	});
	beforeEach(() => {
		logs.length = 0;
		sandbox().clock.advance(MINUTE_MS);
	});
	afterAll(() => jest.restoreAllMocks());

	return {
		sandbox,
		logs,
		poller: (options: PollerOptions) => new Poller(sandbox(), options),
		/** An id that no message has yet. */
		id: (provider: ProviderId, isOurs = false) => idOf(provider, (next += 1), isOurs),
		/** The `eventId`s of messages that arrive after a trigger's activation, sorted. */
		polled: async (
			provider: ProviderId,
			parameters: PollerOptions['parameters'],
			arrivals: readonly Arrival[],
		) => {
			const one = new Poller(sandbox(), { provider, parameters });
			await one.activate();
			for (const each of arrivals) arrive(sandbox(), provider, each);
			const rows = (await one.tick()) ?? [];
			return rows.map(({ eventId }) => eventId).sort();
		},
	};
}
