/**
 * A process of its own that runs a node a few times: prints its peak memory, and what the last run ended with.
 * Wants `--expose-gc`: in a process that runs for long, as n8n's does, garbage was collected before.
 */
import type { StoredCredential } from '../../support/engine/credentials.mts';
import { runWorkflow, type WorkflowSpec } from '../../support/engine/engine.mts';

const [provider = '', given = '', runs = '1'] = process.argv.slice(2);
const account = JSON.parse(given) as StoredCredential;
const workflow: WorkflowSpec = {
	nodes: [
		{
			name: 'Node',
			type: 'listAllMessages',
			parameters: { provider, options: {} },
			credentials: { [account.type]: 'account' },
		},
	],
	credentials: { account },
};

let last = await runWorkflow(workflow);
for (let run = 1; run < Number(runs); run += 1) {
	globalThis.gc?.();
	last = await runWorkflow(workflow);
}
const { message, description } = last.error ?? {};
const peakBytes = process.resourceUsage().maxRSS * 1_024;
console.log(JSON.stringify({ peakBytes, message, description }));
