import type { WaitPlan } from '../../../../adapters/index.ts';
import { answer } from '../../http/scriptedTransport.mts';
import { type Course, coursesOf } from './trackedMessages.mts';
import { begin, MINUTE, readAfter, SECOND } from './waiting.mts';

describe('waitForStatuses', () => {
	it('ends when every message is read', async () => {
		const courses = { a: readAfter(7 * SECOND), b: readAfter(20 * SECOND) };
		const { asked, endedAt, notices, wait } = begin({ courses });
		expect(await wait()).toEqual(['read', 'read']);
		expect(asked.map(({ path, at }) => [path, at / SECOND])).toEqual([
			['/list', 0],
			['/list', 5],
			['/list', 12.5],
			// One message is left, for which a list has no advantage.
			['/status/b', 23.75],
		]);
		expect(endedAt).toEqual([12.5 * SECOND, 23.75 * SECOND]);
		expect(notices).toEqual([]);
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

	it('asks on for a message of which no status is known yet', async () => {
		const course: Course = [
			[0, null],
			[6 * SECOND, 'read'],
		];
		const { endedAt, wait } = begin({ courses: { a: course } });
		expect(await wait()).toEqual(['read']);
		expect(endedAt).toEqual([12.5 * SECOND]);
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
});
