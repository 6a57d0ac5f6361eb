import { type Course, coursesOf } from './trackedMessages.mts';
import { begin, MINUTE, readAfter, SECOND } from './waiting.mts';

/** What is asked in each round: a round begins with its list. */
function roundsOf(asked: ReadonlyArray<{ readonly path: string }>): string[][] {
	const rounds: string[][] = [];
	for (const { path } of asked) {
		if (path === '/list') rounds.push([]);
		else rounds.at(-1)?.push(path);
	}
	return rounds;
}

describe('waitForStatuses, for many messages', () => {
	it('makes of each round one list and, after the first, at most 20 lookups, of those asked longest ago first', async () => {
		const courses = coursesOf(150, () => [[0, 'sent']]);
		const { asked, wait } = begin({ courses }, { forMs: 30 * SECOND });
		await wait();
		const rounds = roundsOf(asked);
		const [first = [], ...others] = rounds;
		expect(Math.max(...others.map((round) => round.length))).toBe(20);
		expect(new Set(first).size).toBe(50);
		expect(first).toHaveLength(50);
		const later = others.flat();
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
		expect(early).toHaveLength(201);
	});

	it('reads the list once, however many messages it does not show', async () => {
		const courses = coursesOf(500, () => [[0, 'read']]);
		const { lists, lookups, wait } = begin({ courses }, { combine: true });
		await wait();
		expect([lists().length, lookups().length]).toEqual([1, 400]);
	});

	it('ends with 300 messages at their target or at the deadline, with few requests', async () => {
		const never: Course = [[0, 'sent']];
		const courses = coursesOf(300, (index) =>
			index % 10 === 9 ? never : readAfter((index % 90) * SECOND),
		);
		const { asked, countOf, endedAt, wait } = begin({ courses, latencyMs: 30 });
		const statuses = await wait();
		const rounds = roundsOf(asked).length;
		expect(asked.length).toBeLessThanOrEqual(201 + 21 * (rounds - 1));
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

	it('asks for no list when combining is off', async () => {
		const courses = coursesOf(30, () => readAfter(4 * SECOND));
		const { lists, lookups, wait } = begin({ courses }, { combine: false });
		await wait();
		expect(lists()).toHaveLength(0);
		expect(lookups()).toHaveLength(30 + 20 + 10);
	});
});
