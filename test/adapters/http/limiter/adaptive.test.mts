import { openClient } from '../../../../adapters/index.ts';
import { acme, openAcme } from '../acme.mts';
import { answer, type Script, ScriptedTransport } from '../scriptedTransport.mts';
import { VirtualClock } from '../virtualClock.mts';

const ROUND = 50;

interface Server {
	/** How long an answer takes that has so many beside it. */
	ms?(inFlight: number): number;
	readonly script?: Script;
}

/** An account that may become 32 wide, and how many requests were in flight whenever one began. */
function open({ ms = () => ROUND, script = () => answer() }: Server = {}, concurrency = 8) {
	const begun: Array<{ at: number; beside: number }> = [];
	const account = openAcme(
		async (request, nth, signal) => {
			const beside = account.transport.inFlight;
			begun.push({ at: account.clock.now() - epoch, beside });
			await account.clock.wait(ms(beside));
			return await script(request, nth, signal);
		},
		{ concurrency, maxConcurrency: 32 },
	);
	const epoch = account.clock.now();
	async function ask(count: number): Promise<number> {
		const from = account.clock.now();
		await account.clock.settle(Promise.all(Array.from({ length: count }, () => account.ask())));
		return account.clock.now() - from;
	}
	const widest = (from = 0, to = Infinity) =>
		Math.max(...begun.filter(({ at }) => at >= from && at < to).map(({ beside }) => beside));
	return { ...account, ask, begun, widest };
}

/** A server that takes so many at once and refuses the others. */
function taking(most: number): Server {
	let inside = 0;
	return {
		ms: () => {
			inside += 1;
			return ROUND;
		},
		script: () => {
			const isTooMany = inside > most;
			inside -= 1;
			return isTooMany ? answer('', 429) : answer();
		},
	};
}

describe('a width that adapts', () => {
	it('doubles with each round of good answers, up to the most', async () => {
		const { ask, widest } = open();
		await ask(500);
		const rounds = [0, 1, 2, 3].map((nth) => widest(nth * ROUND, (nth + 1) * ROUND));
		expect(rounds).toEqual([8, 16, expect.any(Number), 32]);
		expect(rounds[2]).toBeGreaterThan(28);
	});

	it('takes at most a tenth longer than the widest one from the start', async () => {
		const adaptive = await open().ask(1_000);
		const fixed = await open({}, 32).ask(1_000);
		expect(adaptive).toBeLessThanOrEqual(1.1 * fixed);
	});

	it('gets all answers of a server that refuses beyond 20, in at most half as much again as a fixed 20', async () => {
		const narrow = open(taking(20));
		const took = await narrow.ask(1_000);
		const fixed = await open(taking(20), 20).ask(1_000);
		expect(narrow.transport.requests.length).toBeLessThan(1_050);
		expect(took).toBeLessThanOrEqual(1.5 * fixed);
	});

	it('halves when the answers take much longer than the best, and not below its beginning', async () => {
		const { ask, begun } = open({ ms: (inFlight) => (inFlight > 16 ? 1_000 : ROUND) });
		await ask(1_000);
		const late = begun.slice(-300).map(({ beside }) => beside);
		expect(Math.max(...late)).toBeLessThan(32);
		expect(Math.max(...late)).toBeGreaterThanOrEqual(8);
	});

	it('stays wide where the answers take only somewhat longer', async () => {
		const { ask, widest } = open({ ms: (inFlight) => ROUND + 4 * inFlight });
		await ask(1_000);
		expect(widest(1_000)).toBe(32);
	});

	it('halves on a 503, without a pause', async () => {
		const { ask, widest, begun } = open({
			script: (_request, nth) => (nth === 60 ? answer('', 503) : answer()),
		});
		await ask(200);
		const at = begun[60]?.at ?? 0;
		expect(widest(0, at + ROUND)).toBe(32);
		expect(widest(at + ROUND + 1, at + 2 * ROUND + 1)).toBeLessThanOrEqual(17);
	});

	it('loses nothing in a burst of more refusals than there are retries', async () => {
		const { ask, transport } = open(taking(5), 32);
		const took = await ask(500);
		expect(transport.requests.length).toBeLessThan(600);
		expect(took).toBeLessThanOrEqual(2 * (await open(taking(5), 5).ask(500)));
	});
});

describe('openClient', () => {
	async function widest(adaptsConcurrency: boolean, chosen: number | null): Promise<number> {
		const clock = new VirtualClock();
		const transport = new ScriptedTransport(async () => {
			await clock.wait(ROUND);
			return answer();
		});
		const definition = { ...acme, capabilities: { ...acme.capabilities, adaptsConcurrency } };
		const client = openClient(
			definition,
			{},
			{
				transport,
				clock,
				signal: new AbortController().signal,
				timeoutMs: 30_000,
				deadlineAt: Infinity,
				concurrency: chosen,
				addHint: () => {},
			},
		);
		const ask = async () => await client.call({ method: 'GET', path: '/a' }, acme.config);
		await clock.settle(Promise.all(Array.from({ length: 100 }, ask)));
		return transport.maxInFlight;
	}

	it('adapts only where the provider allows it and the user chose nothing', async () => {
		expect(await widest(true, null)).toBe(8);
		expect(await widest(false, null)).toBe(4);
		expect(await widest(true, 6)).toBe(6);
		expect(await widest(true, 60)).toBe(8);
	});
});
