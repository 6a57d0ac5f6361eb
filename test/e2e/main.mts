/** `npm run e2e`: starts an n8n for each worker of jest, and runs the acceptance tests in it, in a browser. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toEnvironment as installedToEnvironment } from '../../tools/n8n/installed.mts';
import { jestTwice } from '../../tools/jestTwice.mjs';
import { prepareN8n } from '../../tools/n8n/prepare.mts';
import { type RunningN8n, startN8n } from '../../tools/n8n/startN8n.mts';
import { findChromium, NO_CHROMIUM } from './support/chromium.mts';
import { toEnvironment } from './support/environment.mts';
import { behind, startRecordingProxy } from './support/recordingProxy.mts';

/** Most tests wait more than they work; each worker has an n8n of its own. */
const WORKERS = 3;
const USAGE = `Usage: npm run e2e -- [flags] [parts of test file names]

  --pictures       make the README's pictures anew, in docs/pictures, instead of testing
  -t <text>        run the tests whose name has it
  --help`;

const { values: flags, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		pictures: { type: 'boolean', default: false },
		test: { type: 'string', short: 't' },
		help: { type: 'boolean', default: false },
	},
});

const workers = flags.pictures || positionals.length > 0 ? 1 : WORKERS;

if (flags.help) console.log(USAGE);
else process.exitCode = await main();

async function main(): Promise<number> {
	const chromium = findChromium();
	if (chromium === null) {
		console.error(NO_CHROMIUM);
		return 1;
	}
	const installed = await prepareN8n();
	const screenshots = join(process.cwd(), '.cache', 'screenshots');
	rmSync(screenshots, { recursive: true, force: true });
	mkdirSync(screenshots, { recursive: true });
	const proxy = await startRecordingProxy();
	const running: RunningN8n[] = [];
	const stop = async () => {
		await Promise.all(running.map(async (n8n) => await n8n.stop()));
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void stop().then(() => process.exit(130)));
	}
	try {
		for (let worker = 0; worker < workers; worker += 1) {
			running.push(await startN8n({ installed, env: behind(proxy) }));
		}
		const status = await jest({
			...installedToEnvironment(installed),
			...toEnvironment({
				n8nUrls: running.map(({ url }) => url),
				chromium,
				screenshots,
				pictures: flags.pictures ? join(process.cwd(), 'docs', 'pictures') : null,
			}),
		});
		for (const asked of proxy.asked) console.error(`Wanted to leave the machine: ${asked}`);
		return proxy.asked.length > 0 ? 1 : status;
	} finally {
		await stop();
		await proxy.close();
	}
}

async function jest(env: Record<string, string>): Promise<number> {
	const args = ['--config', 'test/e2e/jest.config.mjs'];
	if (flags.pictures) args.push('--testMatch', '<rootDir>/test/e2e/pictures.mts');
	if (flags.test) args.push('--testNamePattern', flags.test);
	return await jestTwice('e2e', {
		workers,
		args,
		files: positionals,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, ...env },
	});
}
