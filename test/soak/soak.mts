import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderId, type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { prepareN8n } from '../../tools/n8n/prepare.mts';
import { comeAndGo } from './faults.mts';
import { type Life, Lives } from './lives.mts';
import { type Result, resultsOf, type Run } from './results.mts';
import { Collector } from './told.mts';
import { Traffic } from './traffic.mts';
import { waysOf } from './ways.mts';
import { publish } from './workflows.mts';

const LIVES = 3;
/** How long n8n is away at a restart, beside the time that starting takes. */
const AWAY_MS = 15_000;
const CLOCK_CHANGE_MS = 3_600_000;
/** How long what is on its way may take in the end, and how long nothing more may come then. */
const PATIENCE_MS = 120_000;
const QUIET_MS = 30_000;

export interface Soaked {
	readonly results: readonly Result[];
	readonly lives: readonly Life[];
	readonly logs: readonly string[];
}

type Say = (line: string) => void;

/** What runs, from the last to the first to be ended. */
type Ending = Array<() => unknown>;

/** Lets n8n follow these providers for that long, through three lives of n8n. */
export async function soak(
	minutes: number,
	providers: readonly ProviderId[],
	ending: Ending,
	say: Say,
): Promise<Soaked> {
	const installed = await prepareN8n(say);
	const userFolder = mkdtempSync(join(tmpdir(), 'message-tracker-soak-'));
	ending.push(() => rmSync(userFolder, { recursive: true, force: true }));
	const sandbox = await startSandbox({ now: Date.now(), runningClock: true });
	ending.push(() => sandbox.close());
	const collector = await Collector.start();
	ending.push(() => collector.close());
	const lives = new Lives(installed, userFolder);
	ending.push(() => lives.stop());

	const { api } = await lives.start();
	const traffics = new Map<ProviderId, Traffic>();
	for (const provider of providers) {
		const place = { api, sandbox, provider, collector: collector.url };
		const url = await publish(place, waysOf(provider));
		traffics.set(provider, new Traffic(sandbox, provider, url ?? ''));
	}
	say(`${providers.length} providers; n8n is ready`);
	const run = { sandbox, collector, lives, traffics };

	const calm = new AbortController();
	ending.push(() => calm.abort());
	for (const traffic of traffics.values()) {
		traffic.start();
		ending.push(() => traffic.stop());
	}
	const faults = comeAndGo(sandbox, providers, calm.signal);
	await liveThrough(lives, sandbox, minutes, say);
	calm.abort();
	await faults;
	await Promise.all([...traffics.values()].map((traffic) => traffic.stop()));
	say('All is sent; waiting for the rest');
	await settled(run);
	await lives.end();
	return { results: resultsOf(run), lives: lives.ended, logs: lives.logs };
}

/** The restarts between the lives, and the provider's clock put an hour ahead in the midst of the second one. */
async function liveThrough(
	lives: Lives,
	sandbox: Sandbox,
	minutes: number,
	say: Say,
): Promise<void> {
	const lifeMs = (minutes * 60_000) / LIVES;
	await sleep(lifeMs);
	say('n8n is restarted');
	await lives.restart(AWAY_MS);
	await sleep(lifeMs / 2);
	say('The providers’ clock is put an hour ahead');
	sandbox.clock.advance(CLOCK_CHANGE_MS);
	await sleep(lifeMs / 2);
	say('n8n is restarted');
	await lives.restart(AWAY_MS);
	await sleep(lifeMs);
}

/** Until nothing is missing, or for so long; and then a while, in which nothing may come twice. */
async function settled(run: Run): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (Date.now() < deadline && resultsOf(run).some(({ missing }) => missing.length > 0)) {
		await sleep(1_000);
	}
	await sleep(QUIET_MS);
}
