import { coursesOf, type Setting } from './trackedMessages.mts';
import { begin, SECOND } from './waiting.mts';

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
		const { notices, wait } = begin(billed(coursesOf(50, () => [[0, 'read']])));
		await wait();
		expect(notices).toEqual([]);
	});

	it.each([
		[30, [0, 30]],
		[59, [0, 59]],
		[60, [0, 30, 60]],
	])('asks in %d s at these seconds: %j', async (seconds, times) => {
		const setting = { ...billed({ a: [[0, 'sent']] }), latencyMs: 0 };
		const { asked, wait } = begin(setting, { forMs: seconds * SECOND });
		await wait();
		expect(asked.map(({ at }) => at / SECOND)).toEqual(times);
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
