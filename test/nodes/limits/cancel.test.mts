import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../../../sandbox/index.mts';
import { workflowOf } from '../../support/sandbox/ask.mts';
import { customers } from '../../support/sandbox/customers.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { startWorkflow } from '../../support/engine/engine.mts';

describe.each(PROVIDERS)('Cancelling on %s', (provider) => {
	const sandbox = useSandbox();

	it.each<Fault>([
		{ kind: 'latency', ms: 20_000 },
		{ kind: 'slowBody', ms: 30 },
		{ kind: 'slowHeaders', ms: 30 },
		{ kind: 'status', code: 429, headers: { 'retry-after': '1' } },
	])('ends within a second, and asks for nothing more, when there is %j', async (fault) => {
		const server = sandbox()[provider];
		server.faults.add({ fault });
		const { result, cancel } = await startWorkflow(
			workflowOf(sandbox(), {
				node: 'getMessagesByPhone',
				provider,
				parameters: { phone: '={{ $json.phone }}' },
				items: customers(50),
				onError: 'continueRegularOutput',
			}),
		);
		while (server.requests.length === 0) await sleep(5);
		await sleep(50);
		const cancelledAt = Date.now();
		cancel();
		const run = await result;
		expect(Date.now() - cancelledAt).toBeLessThan(1_000);
		expect(run.status).toBe('canceled');
		// Those that were on their way are recorded by then.
		await sleep(200);
		const made = server.requests.length;
		expect(made).toBeLessThan(50);
		await sleep(fault.kind === 'status' ? 1_300 : 300);
		expect(server.requests).toHaveLength(made);
	});
});
