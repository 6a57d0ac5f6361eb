import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import { Poller } from './poller.mts';

describe('The polling trigger, in n8n’s time', () => {
	const sandbox = useSandbox({ now: Date.UTC(2026, 5, 1, 12) });
	captureLogs();
	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox().clock.now());
	});
	beforeEach(() => {
		sandbox().clock.advance(60_000);
	});
	afterAll(() => jest.restoreAllMocks());

	it.each(PROVIDERS)('does not pause beyond the time that n8n gives it: %s', async (provider) => {
		const parameters = { events: ['messageReceived', 'messageSent'] };
		const polling = new Poller(sandbox(), { provider, parameters });
		await polling.activate();
		const headers = { 'retry-after': '20' };
		sandbox()[provider].faults.add({ fault: { kind: 'status', code: 429, headers } });
		const before = performance.now();
		await expect(polling.scheduledTick(5_000)).rejects.toMatchObject({ name: 'NodeApiError' });
		expect(performance.now() - before).toBeLessThan(5_000);
	});
});
