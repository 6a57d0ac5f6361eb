/** A process of its own for one run of a node: prints its peak memory, and what the run ended with. */
import { packPackage } from '../../../tools/pack.mjs';
import { runWorkflow } from '../support/engine.mts';

const [baseUrl = ''] = process.argv.slice(2);
const run = await runWorkflow({
	nodes: [
		{
			name: 'Node',
			type: 'listAllMessages',
			parameters: { provider: 'wamm', options: {} },
			credentials: { wammChatApi: 'account' },
		},
	],
	credentials: { account: { type: 'wammChatApi', data: { token: 'anyToken0000', baseUrl } } },
	packageFolder: process.env.PACKED_PACKAGE ?? packPackage().folder,
});
const { message, description } = run.error ?? {};
const peakBytes = process.resourceUsage().maxRSS * 1_024;
console.log(JSON.stringify({ peakBytes, message, description }));
