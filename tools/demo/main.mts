import { registry } from '../../adapters/index.ts';
import { startSandbox } from '../../sandbox/index.mts';
import { runWorkflow } from '../../test/support/engine/engine.mts';
import { packPackage } from '../pack.mjs';
import { toTable } from '../table.mts';
import { credentialFor, DEMO_RUNS } from './workflows.mts';

function say(text = ''): void {
	process.stdout.write(`${text}\n`);
}

/** Builds and packs the package, and shows what each node gives on each provider, in n8n's own engine. */
async function main(): Promise<void> {
	say('Building and packing the package …');
	const packageFolder = packPackage().folder;
	const sandbox = await startSandbox();
	try {
		for (const { title, type, parameters, provider, items } of DEMO_RUNS) {
			const { credentialType } = registry[provider];
			const data = credentialFor(sandbox, provider);
			const run = await runWorkflow({
				packageFolder,
				inputItems: items.map((item) => ({ ...item })),
				credentials: { account: { type: credentialType, data } },
				nodes: [
					{
						name: title,
						type,
						parameters,
						credentials: { [credentialType]: 'account' },
						onError: 'continueErrorOutput',
					},
				],
			});
			if (run.error) throw run.error;
			say(`\n${title}`);
			say(toTable(run.outputs(title).flatMap((output) => output.map(({ json }) => json))));
			for (const { message } of run.hints(title)) say(`  hint: ${message}`);
		}
	} finally {
		await sandbox.close();
	}
	say(
		'\nAll of this came from the sandbox on loopback. To try it in n8n’s editor, see the README.',
	);
}

await main();
