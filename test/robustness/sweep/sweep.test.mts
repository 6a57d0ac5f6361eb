import { captureLogs } from '../../support/engine/captureLogs.mts';
import { ALL_CASES, isTrigger, nameOf, pairsOf, type SweepCase } from './cases.mts';
import { pairwise } from './pairwise.mts';
import { runAction } from './runAction.mts';
import { runTrigger } from './runTrigger.mts';
import { sweep, type Swept } from './sweep.mts';
import { startTestServers, type TestServers } from './testServers.mts';

/** `npm run test:sweep`: the whole cross product instead of every pair. */
const isWhole = process.env.SWEEP === 'all';
/** One name or a part of it, to look at a finding. */
const only = process.env.SWEEP_ONLY;
const LANES = 6;
const SWEPT: Swept<SweepCase> = {
	name: 'sweep',
	nameOf,
	run: async (one, servers, lane) =>
		await (isTrigger(one) ? runTrigger(one, servers, lane) : runAction(one, servers, lane)),
};

describe('whatever goes wrong between a node and a provider', () => {
	let servers: TestServers;

	beforeAll(async () => {
		servers = await startTestServers(LANES);
		// No backoff is waited out: it is chance between nothing and a growing limit.
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});

	afterAll(async () => {
		jest.restoreAllMocks();
		await servers.close();
	});

	it(
		'comes to what is documented, harms no other row and shows no secret',
		async () => {
			const cases = (isWhole ? ALL_CASES : pairwise(ALL_CASES, { nameOf, pairsOf })).filter((one) =>
				nameOf(one).includes(only ?? ''),
			);
			const { failures, problems } = await sweep(cases, SWEPT, servers, captureLogs());
			process.stdout.write(`Fault sweep: ${cases.length} cases, ${failures} failures\n`);
			expect(problems).toEqual([]);
		},
		isWhole ? 3_600_000 : 300_000,
	);
});

describe('the cases', () => {
	it('are a large cross product, of which some bring all pairs together', () => {
		const chosen = pairwise(ALL_CASES, { nameOf, pairsOf });
		expect(ALL_CASES.length).toBeGreaterThan(1_500);
		expect(chosen.length).toBeLessThan(ALL_CASES.length / 4);
		expect(new Set(chosen.flatMap(pairsOf))).toEqual(new Set(ALL_CASES.flatMap(pairsOf)));
		expect(new Set(ALL_CASES.map(nameOf)).size).toBe(ALL_CASES.length);
	});
});
