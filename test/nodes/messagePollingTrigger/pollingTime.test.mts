import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { BOTH, usePolling } from './usePolling.mts';

describe('The polling trigger, in n8n’s time', () => {
	const { sandbox, poller } = usePolling();
	it.each(PROVIDERS)('does not pause beyond the time that n8n gives it: %s', async (provider) => {
		const polling = poller({ provider, parameters: { events: BOTH } });
		await polling.activate();
		const headers = { 'retry-after': '20' };
		sandbox()[provider].faults.add({ fault: { kind: 'status', code: 429, headers } });
		const before = performance.now();
		await expect(polling.scheduledTick(5_000)).rejects.toMatchObject({ name: 'NodeApiError' });
		expect(performance.now() - before).toBeLessThan(5_000);
	});
});
