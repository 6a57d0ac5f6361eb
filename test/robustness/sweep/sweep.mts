import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LogLine } from '../../support/engine/captureLogs.mts';
import { isTrigger, nameOf, type SweepCase } from './cases.mts';
import { named, problemsOfSecrets } from './assertOutcome.mts';
import { runAction } from './runAction.mts';
import { runTrigger } from './runTrigger.mts';
import type { World } from './world.mts';

const CACHE = join(__dirname, '..', '..', '..', '.cache');
/** No case has business here this long; a hang is a finding, and must not keep the others from being run. */
const HANGS_MS = 120_000;

export interface SweepReport {
	readonly cases: number;
	readonly failures: number;
	readonly problems: readonly string[];
}

async function orHang(work: Promise<string[]>): Promise<string[]> {
	let timer: NodeJS.Timeout | undefined;
	const hang = new Promise<string[]>((resolve) => {
		timer = setTimeout(() => resolve(['hangs']), HANGS_MS);
	});
	return await Promise.race([work, hang]).finally(() => clearTimeout(timer));
}

async function runCase(one: SweepCase, world: World): Promise<string[]> {
	const lane = await world.borrow();
	try {
		return await orHang(
			isTrigger(one) ? runTrigger(one, world, lane) : runAction(one, world, lane),
		);
	} catch (error) {
		return [`throws ${error instanceof Error ? (error.stack ?? error.message) : typeof error}`];
	} finally {
		await world.giveBack(lane);
	}
}

/** Runs the cases, as many side by side as the world has lanes, and counts them and their problems. */
export async function sweep(
	cases: readonly SweepCase[],
	world: World,
	logs: readonly LogLine[],
): Promise<SweepReport> {
	const found = new Map<string, string[]>();
	await Promise.all(
		cases.map(async (one) => {
			const problems = await runCase(one, world);
			if (problems.length > 0)
				found.set(
					nameOf(one),
					problems.map((each) => named(one, each)),
				);
		}),
	);
	const ofAll = [
		...(logs.flatMap((line) => problemsOfSecrets(line)).length > 0
			? ['the log shows a secret']
			: []),
		...world.elsewhere.requests.map((request) => `followed a redirect: ${request}`),
	];
	const problems = [...[...found.values()].flat(), ...ofAll];
	const report = { cases: cases.length, failures: found.size + ofAll.length, problems };
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(join(CACHE, 'sweep.json'), `${JSON.stringify(report, null, '\t')}\n`);
	return report;
}
