import { z } from 'zod/v4';
import { ProviderError, type WaitPlan, waitForStatuses } from '../../adapters/index.ts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { type Course, coursesOf, openTracked, queryOf, type Setting } from './trackedMessages.mts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

interface Wait extends Partial<Omit<WaitPlan, 'deadline'>> {
	/** How long to wait at most. */
	readonly forMs?: number;
	readonly combine?: boolean;
	/** Those to wait for; without: all. */
	readonly ids?: readonly string[];
}

/** Begins to wait; `wait` lets time pass until it is over, and gives what became of each message. */
function begin(setting: Setting, options: Wait = {}) {
	const { forMs = 2 * MINUTE, combine = true, ids = Object.keys(setting.courses) } = options;
	const { target = 'read', treatAsFinal = 'read', intervalMs = 5 * SECOND } = options;
	const tracked = openTracked(setting);
	const { clock, context, definition, startedAt } = tracked;
	const plan: WaitPlan = { target, treatAsFinal, intervalMs, deadline: startedAt + forMs };
	const queries = ids.map(queryOf);
	const answerOf = waitForStatuses(definition, context, queries, plan, combine);
	const endedAt: number[] = [];
	const answers = queries.map(
		async (query) => await answerOf(query).finally(() => endedAt.push(clock.now() - startedAt)),
	);
	const wait = async () => {
		const settled = await clock.settle(Promise.allSettled(answers));
		return settled.map((outcome) => {
			if (outcome.status === 'fulfilled') return outcome.value.message.status;
			return ProviderError.isInstance(outcome.reason) ? outcome.reason.category : outcome.reason;
		});
	};
	const first = async () => await answers[0];
	return { ...tracked, endedAt, first, wait };
}

/** Sent at the start, then delivered, then read. */
const readAfter = (ms: number): Course => [
	[0, 'sent'],
	[ms / 2, 'delivered'],
	[ms, 'read'],
];

/** What is asked in each round: a round begins with its list. */
function roundsOf(asked: ReadonlyArray<{ readonly path: string }>): string[][] {
	const rounds: string[][] = [];
	for (const { path } of asked) {
		if (path === '/list') rounds.push([]);
		else rounds.at(-1)?.push(path);
	}
	return rounds;
}

describe('waitForStatuses', () => {
	it('ends when every message is read', async () => {
		const courses = { a: readAfter(7 * SECOND), b: readAfter(20 * SECOND) };
		const { asked, countOf, endedAt, wait } = begin({ courses });
		expect(await wait()).toEqual(['read', 'read']);
		expect(asked.map(({ path, at }) => [path, at / SECOND])).toEqual([
			['/list', 0],
			['/list', 5],
			['/list', 12.5],
			// One message is left, for which a list has no advantage.
			['/status/b', 23.75],
		]);
		expect(endedAt).toEqual([12.5 * SECOND, 23.75 * SECOND]);
		expect(countOf('statusUnsettled')).toBe(0);
	});

	it('asks once when everything is there', async () => {
		const courses = coursesOf(5, () => [[0, 'read']]);
		const { asked, clock, wait } = begin({ courses });
		await wait();
		expect(asked).toHaveLength(1);
		expect(clock.slept).toEqual([]);
	});

	it.each<[WaitPlan['target'], WaitPlan['treatAsFinal'], Course, number]>([
		['delivered', 'read', readAfter(10 * SECOND), 5],
		[
			'delivered',
			'read',
			[
				[0, 'sent'],
				[1, 'read'],
			],
			5,
		],
		['read', 'read', readAfter(10 * SECOND), 12.5],
		['read', 'delivered', readAfter(10 * SECOND), 12.5],
		['final', 'read', readAfter(10 * SECOND), 12.5],
		['final', 'delivered', readAfter(10 * SECOND), 5],
		[
			'delivered',
			'read',
			[
				[0, 'sent'],
				[1, 'failed'],
			],
			5,
		],
		[
			'read',
			'read',
			[
				[0, 'delivered'],
				[1, 'deleted'],
			],
			5,
		],
		[
			'read',
			'read',
			[
				[0, 'unknown'],
				[1, 'received'],
			],
			5,
		],
	])(
		'until %s, with %s as final, ends for %j after %d s',
		async (target, treatAsFinal, course, s) => {
			const { endedAt, wait } = begin({ courses: { a: course } }, { target, treatAsFinal });
			await wait();
			expect(endedAt).toEqual([s * SECOND]);
		},
	);

	it('asks at growing intervals, up to half a minute, and a last time at the deadline', async () => {
		const { clock, asked, wait } = begin({ courses: { a: [[0, 'sent']] } }, { forMs: 3 * MINUTE });
		await wait();
		const seconds = clock.slept.map((ms) => Math.round(ms / 10) / 100);
		expect(seconds).toEqual([5, 7.5, 11.25, 16.88, 25.31, 30, 30, 30, 24.06]);
		expect(asked.at(-1)?.at).toBe(3 * MINUTE);
	});

	it('keeps a longer interval that the user chose', async () => {
		const options = { forMs: 3 * MINUTE, intervalMs: 45 * SECOND };
		const { clock, wait } = begin({ courses: { a: [[0, 'sent']] } }, options);
		await wait();
		expect(clock.slept).toEqual([45, 45, 45, 45].map((seconds) => seconds * SECOND));
	});

	it('gives the last status, and says so, when the time is up', async () => {
		const courses = { a: [[0, 'sent']] as const, b: readAfter(MINUTE), c: readAfter(SECOND) };
		const { countOf, endedAt, wait } = begin({ courses }, { forMs: 40 * SECOND });
		expect(await wait()).toEqual(['sent', 'delivered', 'read']);
		expect(endedAt).toEqual([5 * SECOND, 40 * SECOND, 40 * SECOND]);
		expect(countOf('statusUnsettled')).toBe(2);
	});

	it('asks once when there is no time to wait', async () => {
		const { asked, clock, countOf, wait } = begin({ courses: { a: [[0, 'sent']] } }, { forMs: 0 });
		expect(await wait()).toEqual(['sent']);
		expect(asked).toHaveLength(1);
		expect(clock.slept).toEqual([]);
		expect(countOf('statusUnsettled')).toBe(1);
	});

	it('makes of each round one list and at most 20 lookups, of those asked longest ago first', async () => {
		const courses = coursesOf(150, () => [[0, 'sent']]);
		const { asked, wait } = begin({ courses }, { forMs: 30 * SECOND });
		await wait();
		const rounds = roundsOf(asked);
		expect(Math.max(...rounds.map((round) => round.length))).toBe(20);
		expect(new Set(rounds.slice(0, 3).flat()).size).toBe(50);
		expect(rounds.slice(0, 3).flat()).toHaveLength(50);
		const later = rounds.slice(3).flat();
		const times = (path: string) => later.filter((each) => each === path).length;
		expect(later).toHaveLength(80);
		expect(new Set(later.map(times))).toEqual(new Set([1, 2]));
		expect(new Set(later).size).toBe(50);
	});

	it('sees every message before it first pauses', async () => {
		const courses = coursesOf(300, () => [[0, 'sent']]);
		const { asked, wait } = begin({ courses, latencyMs: 50 }, { forMs: 30 * SECOND });
		await wait();
		const early = asked.filter(({ at }) => at < 5 * SECOND);
		expect(new Set(early.map(({ path }) => path)).size).toBe(201);
		expect(early).toHaveLength(10 * 21);
	});

	it('ends with 300 messages at their target or at the deadline, with few requests', async () => {
		const never: Course = [[0, 'sent']];
		const courses = coursesOf(300, (index) =>
			index % 10 === 9 ? never : readAfter((index % 90) * SECOND),
		);
		const { asked, countOf, endedAt, wait } = begin({ courses, latencyMs: 30 });
		const statuses = await wait();
		const rounds = roundsOf(asked).length;
		expect(asked.length).toBeLessThan((300 * rounds) / 10);
		for (const [index, status] of statuses.entries()) {
			const isInReach = index < 100;
			if (isInReach) expect(status).toBe(index % 10 === 9 ? 'sent' : 'read');
		}
		const unsettled = statuses.filter((status) => status !== 'read').length;
		expect(countOf('statusUnsettled')).toBe(unsettled);
		const late = endedAt.filter((ms) => ms >= 2 * MINUTE);
		expect(late.length).toBeGreaterThanOrEqual(unsettled);
		expect(Math.max(...endedAt)).toBeLessThan(2 * MINUTE + SECOND);
	});

	it('never goes backwards when a later answer does', async () => {
		const courses = {
			a: [
				[0, 'delivered'],
				[SECOND, 'sent'],
			] as const,
		};
		const { wait } = begin({ courses }, { forMs: 20 * SECOND });
		expect(await wait()).toEqual(['delivered']);
	});

	it('merges what the list and a lookup say', async () => {
		const courses = { a: [[0, 'sent']] as const, b: [[0, 'sent']] as const };
		const instead = (path: string, nth: number) => {
			if (path === '/list' && nth > 0) return answer([{ id: 'b', state: 'delivered' }]);
			if (path === '/list') return answer([{ id: 'a', state: 'delivered' }]);
			return undefined;
		};
		const { wait } = begin({ courses, instead }, { forMs: 5 * SECOND });
		expect(await wait()).toEqual(['delivered', 'delivered']);
	});

	it('asks equal questions once', async () => {
		const { asked, wait } = begin({ courses: { a: [[0, 'read']] } }, { ids: ['a', 'a', 'a'] });
		expect(await wait()).toEqual(['read', 'read', 'read']);
		expect(asked).toHaveLength(1);
	});

	it('asks for no list when combining is off', async () => {
		const courses = coursesOf(30, () => readAfter(4 * SECOND));
		const { lists, lookups, wait } = begin({ courses }, { combine: false });
		await wait();
		expect(lists()).toHaveLength(0);
		expect(lookups()).toHaveLength(30 + 20 + 10);
	});
});

describe('waitForStatuses, when requests fail', () => {
	const two = { a: readAfter(10 * SECOND), b: readAfter(10 * SECOND) };

	it('waits out what may pass', async () => {
		const instead = (_path: string, nth: number) => (nth < 6 ? answer('', 500) : undefined);
		const { wait } = begin({ courses: two, instead });
		expect(await wait()).toEqual(['read', 'read']);
	});

	it('waits out a provider that says "slow down"', async () => {
		const instead = (_path: string, nth: number) => (nth % 3 === 0 ? answer('', 429) : undefined);
		const { wait } = begin({ courses: two, instead });
		expect(await wait()).toEqual(['read', 'read']);
	});

	it('fails at the deadline for what was never seen', async () => {
		const instead = (path: string) => (path === '/status/b' ? answer('', 500) : undefined);
		const { countOf, wait } = begin({ courses: two, reach: 1, instead }, { target: 'final' });
		expect(await wait()).toEqual(['read', 'server']);
		expect(countOf('statusUnsettled')).toBe(0);
	});

	it('fails at once for the message that is missing', async () => {
		const { endedAt, wait } = begin({ courses: two }, { ids: ['nobody', 'a'] });
		expect(await wait()).toEqual(['notFound', 'read']);
		expect(endedAt[0]).toBe(0);
	});

	it('gives the last status when the message vanishes', async () => {
		const instead = (_path: string, nth: number) => (nth > 0 ? answer('', 404) : undefined);
		const { countOf, endedAt, wait } = begin({ courses: { a: [[0, 'sent']] }, instead });
		expect(await wait()).toEqual(['sent']);
		expect(endedAt).toEqual([5 * SECOND]);
		expect(countOf('statusUnsettled')).toBe(1);
	});

	it('makes one request when the key is wrong', async () => {
		const courses = coursesOf(300, () => [[0, 'sent']]);
		const { asked, wait } = begin({ courses, instead: () => answer('', 401) });
		expect(new Set(await wait())).toEqual(new Set(['auth']));
		expect(asked).toHaveLength(1);
	});

	it('ends for all messages when the account stops in the middle', async () => {
		const courses = coursesOf(300, () => [[0, 'sent']]);
		const instead = (path: string, nth: number) =>
			path === '/list' && nth > 220 ? answer('', 402) : undefined;
		const { asked, countOf, endedAt, wait } = begin({ courses, instead });
		expect(new Set(await wait())).toEqual(new Set(['sent']));
		expect(asked).toHaveLength(10 * 21 + 21 + 1);
		expect(new Set(endedAt)).toEqual(new Set([12.5 * SECOND]));
		expect(countOf('statusUnsettled')).toBe(300);
	});

	it('waits no longer for an answer that is remembered', async () => {
		const tracked = openTracked({ courses: {}, instead: () => answer('', 500) });
		const { clock, context, definition, startedAt } = tracked;
		const status: NonNullable<typeof definition.status> = async ({ call, once }) =>
			await once('numbers', async () => await call({ method: 'GET', path: '/n' }, z.never()));
		const plan = { target: 'read', treatAsFinal: 'read', intervalMs: 5 * SECOND } as const;
		const deadline = startedAt + 2 * MINUTE;
		const query = queryOf('a');
		const answerOf = waitForStatuses(
			{ ...definition, status },
			context,
			[query],
			{ ...plan, deadline },
			true,
		);
		expect((await clock.settle(failureOf(answerOf(query)))).category).toBe('server');
		expect(clock.now() - startedAt).toBe(5 * SECOND);
	});
});

describe('waitForStatuses, where requests cost credits', () => {
	const billed = (courses: Setting['courses']): Setting => ({
		courses,
		reach: null,
		isBilled: true,
		concurrency: 1,
		latencyMs: 200,
	});

	it('asks at least 30 s apart, the last time at the deadline', async () => {
		const { asked, wait } = begin(billed({ a: [[0, 'sent']] }), { intervalMs: SECOND });
		await wait();
		const times = asked.map(({ at }) => at);
		expect(times).toEqual([0, 30_200, 60_400, 120_000]);
	});

	it('asks for no message twice within 30 s, however many there are', async () => {
		const { asked, wait } = begin(billed(coursesOf(50, () => [[0, 'sent']])));
		await wait();
		const last = new Map<string, number>();
		for (const { path, at } of asked) {
			expect(at - (last.get(path) ?? -Infinity)).toBeGreaterThanOrEqual(30 * SECOND);
			last.set(path, at);
		}
		expect(last.size).toBe(50);
	});

	it('says how many requests waiting took, without the first of each message', async () => {
		const { asked, countOf, wait } = begin(billed(coursesOf(50, () => [[0, 'sent']])));
		await wait();
		expect(asked.slice(0, 50).map(({ path }) => path)).toEqual(
			Array.from({ length: 50 }, (_, index) => `/status/m${index}`),
		);
		expect(countOf('creditsSpent')).toBe(asked.length - 50);
		expect(countOf('creditsSpent')).toBeGreaterThan(0);
	});

	it('spends nothing on waiting when everything is there', async () => {
		const { countOf, wait } = begin(billed(coursesOf(50, () => [[0, 'read']])));
		await wait();
		expect(countOf('creditsSpent')).toBe(0);
	});

	it('does not wait when the time is too short to ask again', async () => {
		const { asked, clock, countOf, wait } = begin(billed({ a: [[0, 'sent']] }), {
			forMs: 29 * SECOND,
		});
		expect(await wait()).toEqual(['sent']);
		expect(asked).toHaveLength(1);
		expect(clock.slept).toEqual([]);
		expect(countOf('statusUnsettled')).toBe(1);
	});
});

describe('waitForStatuses, when the execution is cancelled', () => {
	it('ends at once and asks no more', async () => {
		const stop = new AbortController();
		const courses = coursesOf(50, () => [[0, 'sent']]);
		const { asked, clock, wait } = begin({ courses, reach: 20, signal: stop.signal });
		const settled = wait();
		await clock.pass(6 * SECOND);
		const before = asked.length;
		stop.abort(new Error('cancelled'));
		expect(new Set((await settled).map(String))).toEqual(new Set(['Error: cancelled']));
		await clock.pass(5 * MINUTE);
		expect(asked).toHaveLength(before);
	});
});
