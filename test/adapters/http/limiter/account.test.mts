import { TransportFailure } from '../../../../adapters/http/transport.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer, type Script } from '../scriptedTransport.mts';

const SECOND = 1_000;
const breakOff = (kind: 'timeout' | 'network') => {
	throw new TransportFailure(kind, null);
};

describe('an account of several requests', () => {
	it('ends with the execution: those that wait, and the one that is asked', async () => {
		const stop = new AbortController();
		const script: Script = async (_request, _nth, signal) =>
			await new Promise((_, reject) => {
				signal.addEventListener('abort', () => reject(signal.reason as Error));
			});
		const { ask, transport } = openAcme(script, { concurrency: 1, signal: stop.signal });
		const both = Promise.allSettled([ask('/a'), ask('/b')]);
		const cancelled = new Error('cancelled');
		stop.abort(cancelled);
		expect(await both).toEqual([
			{ status: 'rejected', reason: cancelled },
			{ status: 'rejected', reason: cancelled },
		]);
		expect(transport.requests.length).toBeLessThanOrEqual(1);
	});

	it('ends at once for those who wait for their turn when the key is wrong', async () => {
		const { ask, clock, transport } = openAcme(() => answer('', 401), { requestsPerMinute: 1 });
		const begun = clock.now();
		await clock.settle(Promise.all([failureOf(ask('/a')), failureOf(ask('/b'))]));
		expect(clock.now()).toBe(begun);
		expect(transport.requests).toHaveLength(1);
	});

	it.each([
		['120', 2],
		['121', 1],
	])('waits for two minutes at most: Retry-After %s', async (seconds, requests) => {
		const { ask, clock, transport } = openAcme((_request, nth) =>
			nth === 0 ? answer('', 429, { 'retry-after': seconds }) : answer(),
		);
		await clock.settle(Promise.allSettled([ask()]));
		expect(transport.requests).toHaveLength(requests);
	});

	it('makes no retry that would begin at the deadline', async () => {
		for (const [deadlineInMs, requests] of [
			[500, 1],
			[501, 2],
		] as const) {
			const { ask, clock, transport } = openAcme(() => breakOff('network'), { deadlineInMs });
			await clock.settle(failureOf(ask()));
			expect(transport.requests).toHaveLength(requests);
		}
	});

	it('is asked for every item after one good answer', async () => {
		const { ask, clock, transport } = openAcme((_request, nth) =>
			nth === 0 ? answer() : breakOff('timeout'),
		);
		await clock.settle(Promise.allSettled(Array.from({ length: 100 }, async () => await ask())));
		expect(transport.requests).toHaveLength(100);
	});

	const unavailable = () => answer('', 503, { 'retry-after': '1' });
	it.each<[string, Script, number]>([
		['times out', () => breakOff('timeout'), 4],
		['breaks off', () => breakOff('network'), 4],
		['is not available', unavailable, 4],
		['says no', () => answer('', 400), 8],
	])('is asked by this many at once after it %s for all: %#', async (_what, fail, expected) => {
		let begunAt: number | null = null;
		let atOnce = 0;
		const account: ReturnType<typeof openAcme> = openAcme(
			async (request, nth, signal) => {
				const now = account.clock.now();
				if (nth > 8 && (begunAt ??= now) === now) atOnce += 1;
				await account.clock.wait(SECOND);
				return nth > 0 && nth <= 8 ? await fail(request, nth, signal) : answer();
			},
			{ concurrency: 8, maxConcurrency: 16 },
		);
		const { ask, clock } = account;
		await clock.settle(ask());
		const all = Array.from({ length: 24 }, async () => await ask());
		await clock.settle(Promise.allSettled(all));
		expect(atOnce).toBe(expected);
	});
});
