import { z } from 'zod/v4';
import { queryKey, waitForStatuses } from '../../../../adapters/index.ts';
import { failureOf } from '../../http/failureOf.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { coursesOf, openTracked, queryOf } from './trackedMessages.mts';
import { begin, MINUTE, readAfter, SECOND } from './waiting.mts';

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
		expect([countOf('statusUnsettled'), countOf('waitingStopped')]).toEqual([0, 1]);
	});

	it('makes one request when the key is wrong', async () => {
		const courses = coursesOf(300, () => [[0, 'sent']]);
		const { asked, wait } = begin({ courses, instead: () => answer('', 401) });
		expect(new Set(await wait())).toEqual(new Set(['auth']));
		expect(asked).toHaveLength(1);
	});

	it('ends for all messages when the account stops in the middle', async () => {
		const courses = coursesOf(300, () => [[0, 'sent']]);
		const instead = (_path: string, nth: number) => (nth > 221 ? answer('', 402) : undefined);
		const { asked, countOf, endedAt, wait } = begin({ courses, instead });
		expect(new Set(await wait())).toEqual(new Set(['sent']));
		expect(asked.length).toBeGreaterThanOrEqual(201 + 21 + 3);
		expect(asked.length).toBeLessThanOrEqual(201 + 21 + 3 + 7);
		expect(new Set(endedAt)).toEqual(new Set([12.5 * SECOND]));
		expect([countOf('statusUnsettled'), countOf('waitingStopped')]).toEqual([0, 300]);
	});

	it('waits no longer for an answer that is remembered', async () => {
		const tracked = openTracked({ courses: {}, instead: () => answer('', 501) });
		const { clock, context, definition, startedAt } = tracked;
		const status: NonNullable<typeof definition.status> = async ({ call, once }) =>
			await once('numbers', async () => await call({ method: 'GET', path: '/n' }, z.never()));
		const plan = { target: 'read', treatAsFinal: 'read', intervalMs: 5 * SECOND } as const;
		const deadline = startedAt + 2 * MINUTE;
		const query = queryOf('a');
		const answers = waitForStatuses(
			{ ...definition, status },
			context,
			[query],
			{ ...plan, deadline },
			true,
		);
		expect((await clock.settle(failureOf(answers.get(queryKey(query))))).category).toBe('server');
		expect(clock.now() - startedAt).toBe(5 * SECOND);
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

	it('fails with the reason where it was cancelled before', async () => {
		const courses = coursesOf(5, () => [[0, 'sent']]);
		const signal = AbortSignal.abort(new Error('cancelled'));
		const { asked, wait } = begin({ courses, signal }, { combine: false });
		expect(new Set((await wait()).map(String))).toEqual(new Set(['Error: cancelled']));
		expect(asked).toEqual([]);
	});
});
