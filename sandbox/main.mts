/** `npm run sandbox`: the providers on loopback, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { banner } from './banner.mts';
import { serversOf, startSandbox } from './index.mts';
import { portsFrom } from './ports.mts';

const FIRST_PORT = 8791;

const USAGE = `Usage: npm run sandbox -- [flags]

  --port <n>       first of the ports (default ${FIRST_PORT}; 0 takes free ones; taken ones are replaced)
  --seed <n>       another seed, other data (default 1)
  --messages <n>   about how many messages each provider has (default 400)
  --now <date>     stop the data's clock at this ISO date (default: it starts now and runs)
  --latency <ms>   answer that much later
  --json           print one line of JSON when ready
  --help`;

const { values: flags } = parseArgs({
	options: {
		port: { type: 'string', default: String(FIRST_PORT) },
		seed: { type: 'string', default: '1' },
		messages: { type: 'string', default: '400' },
		now: { type: 'string' },
		latency: { type: 'string', default: '0' },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

if (flags.help) {
	console.log(USAGE);
} else {
	await run();
}

async function run(): Promise<void> {
	const sandbox = await startSandbox({
		seed: wholeNumber('seed', flags.seed),
		messages: wholeNumber('messages', flags.messages),
		now: flags.now === undefined ? Date.now() : instant(flags.now),
		runningClock: flags.now === undefined,
		ports: await portsFrom(wholeNumber('port', flags.port)),
	});
	const ms = wholeNumber('latency', flags.latency);
	for (const { faults } of ms > 0 ? serversOf(sandbox) : []) {
		faults.add({ fault: { kind: 'latency', ms } });
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
	console.log(
		flags.json
			? JSON.stringify({ ...sandbox.describe(), control: sandbox.control.origin })
			: banner(sandbox),
	);
}

function wholeNumber(flag: string, text: string): number {
	if (!/^\d+$/.test(text)) fail(`--${flag} takes a whole number, not ${JSON.stringify(text)}`);
	return Number(text);
}

function instant(text: string): number {
	const epochMs = Date.parse(text);
	if (Number.isNaN(epochMs)) fail(`--now takes an ISO date, not ${JSON.stringify(text)}`);
	return epochMs;
}

function fail(reason: string): never {
	console.error(`${reason}\n\n${USAGE}`);
	process.exit(2);
}
