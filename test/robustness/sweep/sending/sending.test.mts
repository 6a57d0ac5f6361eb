import { PROVIDER_IDS } from '../../../../sandbox/index.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { pairwise } from '../pairwise.mts';
import { sweep } from '../sweep.mts';
import { startTestServers, type TestServers } from '../testServers.mts';
import { runSend } from './runSend.mts';
import { ALL_SEND_CASES, nameOf, pairsOf } from './sendCases.mts';

/** `npm run test:sweep`: the whole cross product instead of every pair. */
const isWhole = process.env.SWEEP === 'all';
const only = process.env.SWEEP_ONLY ?? '';
const LANES = 6;
const CHOSEN = pairwise(ALL_SEND_CASES, { nameOf, pairsOf });

describe('whatever goes wrong while messages are sent', () => {
	let servers: TestServers;
	beforeAll(async () => {
		servers = await startTestServers(LANES);
		jest.spyOn(Math, 'random').mockReturnValue(0);
	});
	afterAll(async () => {
		jest.restoreAllMocks();
		await servers.close();
	});

	it(
		'each is sent at most once, and each item says what is so',
		async () => {
			const cases = (isWhole ? ALL_SEND_CASES : CHOSEN).filter((one) => nameOf(one).includes(only));
			const swept = { name: 'sweepOfSending', nameOf, run: runSend };
			const { failures, problems } = await sweep(cases, swept, servers, captureLogs());
			process.stdout.write(`Sending sweep: ${cases.length} cases, ${failures} failures\n`);
			expect(problems).toEqual([]);
		},
		isWhole ? 3_600_000 : 300_000,
	);
});

describe('the cases of sending', () => {
	it('are a large cross product, of which some bring all pairs together', () => {
		expect(ALL_SEND_CASES.length).toBeGreaterThan(3_000);
		expect(CHOSEN.length).toBeGreaterThanOrEqual(300);
		expect(CHOSEN.length).toBeLessThan(150 * PROVIDER_IDS.length);
		expect(new Set(ALL_SEND_CASES.map(nameOf)).size).toBe(ALL_SEND_CASES.length);
	});
});
