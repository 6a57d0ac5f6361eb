import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LogLine } from '../../support/engine/captureLogs.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { problemsOfSecrets } from './assertOutcome.mts';
import type { TestServers } from './testServers.mts';

const CACHE = join(__dirname, '..', '..', '..', '.cache');
/** No case has business here this long; a hang is a finding, and must not keep the others from being run. */
const HANGS_MS = 120_000;

export interface SweepReport {
	readonly cases: number;
	readonly failures: number;
	readonly problems: readonly string[];
}

/** What is done with each case, and how it is called. */
export interface Swept<T> {
	/** Of the report's file. */
	readonly name: string;
	nameOf(one: T): string;
	/** Everything that is wrong with what became of the case. */
	run(one: T, servers: TestServers, lane: Sandbox): Promise<string[]>;
}

async function orHang(work: Promise<string[]>): Promise<string[]> {
	let timer: NodeJS.Timeout | undefined;
	const hang = new Promise<string[]>((resolve) => {
		timer = setTimeout(() => resolve(['hangs']), HANGS_MS);
	});
	return await Promise.race([work, hang]).finally(() => clearTimeout(timer));
}

async function runCase<T>(one: T, run: Swept<T>['run'], servers: TestServers): Promise<string[]> {
	const lane = await servers.borrow();
	try {
		return await orHang(run(one, servers, lane));
	} catch (error) {
		return [`throws ${error instanceof Error ? (error.stack ?? error.message) : typeof error}`];
	} finally {
		await servers.giveBack(lane);
	}
}

/** Runs the cases, as many side by side as there are lanes, and counts them and their problems. */
export async function sweep<T>(
	cases: readonly T[],
	{ name, nameOf, run }: Swept<T>,
	servers: TestServers,
	logs: readonly LogLine[],
): Promise<SweepReport> {
	const found = new Map<string, string[]>();
	await Promise.all(
		cases.map(async (one) => {
			const problems = await runCase(one, run, servers);
			if (problems.length > 0)
				found.set(
					nameOf(one),
					problems.map((each) => `${nameOf(one)}: ${each}`),
				);
		}),
	);
	const ofAll = [
		...(logs.flatMap((line) => problemsOfSecrets(line)).length > 0
			? ['the log shows a secret']
			: []),
		...servers.elsewhere.requests.map((request) => `followed a redirect: ${request}`),
	];
	const problems = [...[...found.values()].flat(), ...ofAll];
	const report = { cases: cases.length, failures: found.size + ofAll.length, problems };
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(join(CACHE, `${name}.json`), `${JSON.stringify(report, null, '\t')}\n`);
	return report;
}
