/** `npm run editor`: a real n8n with the package, the sandbox and the delivery desk at work, until Ctrl-C. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { portsFrom } from '../../sandbox/ports.mts';
import { prepareN8n } from '../n8n/prepare.mts';
import { startN8n, type RunningN8n } from '../n8n/startN8n.mts';
import { bringCredentials } from './credentials.mts';
import { openDesk } from './desk.mts';
import { bringExamples } from './examples.mts';
import { greeting } from './greeting.mts';

const FIRST_SANDBOX_PORT = 8791;

const USAGE = `Usage: npm run editor -- [flags]

  --port <n>   port of the editor (default 5678; another where that is taken)
  --fresh      forget the workflows and settings of earlier starts
  --help`;

const { values: flags } = parseArgs({
	options: {
		port: { type: 'string', default: '5678' },
		fresh: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

if (flags.help) console.log(USAGE);
else await main();

async function main(): Promise<void> {
	const running: Array<() => Promise<void>> = [];
	let isEnding = false;
	const end = async () => {
		if (isEnding) return;
		isEnding = true;
		await Promise.all(running.map((stop) => stop()));
		process.exit();
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => void end());
	}
	try {
		const installed = await prepareN8n();
		const sandbox = await startLiveSandbox();
		running.push(() => sandbox.close());
		console.log('Starting n8n …');
		const userFolder = join(process.cwd(), '.cache', 'editor');
		if (flags.fresh) rmSync(userFolder, { recursive: true, force: true });
		mkdirSync(userFolder, { recursive: true });
		const n8n = await startN8n({ installed, userFolder, port: Number(flags.port) });
		running.push(() => n8n.stop());
		await fill(n8n, sandbox);
	} catch (error) {
		if (isEnding) return;
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
		await end();
	}
}

/** The sandbox as `npm run sandbox` has it: on the same ports where they are free, its clock running from now. */
async function startLiveSandbox(): Promise<Sandbox> {
	const ports = await portsFrom(FIRST_SANDBOX_PORT);
	return await startSandbox({ now: Date.now(), runningClock: true, ports });
}

async function fill(n8n: RunningN8n, sandbox: Sandbox): Promise<void> {
	const credentials = await bringCredentials(n8n.api, sandbox);
	const examples = await bringExamples(n8n.api, credentials);
	const page = await openDesk(n8n, sandbox, examples);
	const workflows = [...examples.values()].map(({ name }) => name);
	console.log(greeting(n8n, sandbox, { page, workflows }));
}
