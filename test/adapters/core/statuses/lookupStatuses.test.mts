import { setImmediate } from 'node:timers/promises';
import { lookupStatuses, ProviderError, queryKey } from '../../../../adapters/index.ts';
import { failureOf } from '../../http/failureOf.mts';
import { answer } from '../../http/scriptedTransport.mts';
import { coursesOf, openTracked, queryOf, type Setting } from './trackedMessages.mts';

/** Asks for all ids together; what became of each, in their order. */
async function lookUp(setting: Setting, ids: readonly string[], combine = true) {
	const tracked = openTracked(setting);
	const { clock, context, definition } = tracked;
	const queries = ids.map(queryOf);
	const answers = lookupStatuses(definition, context, queries, combine);
	const asked = queries.map((query) => answers.get(queryKey(query)));
	const settled = await clock.settle(Promise.allSettled(asked));
	const statuses = settled.map((outcome) => {
		if (outcome.status === 'fulfilled') return outcome.value?.message.status;
		return ProviderError.isInstance(outcome.reason) ? outcome.reason.category : outcome.reason;
	});
	return { ...tracked, statuses };
}

const sent = coursesOf(150, () => [[0, 'sent']]);
const ids = Object.keys(sent);

describe('lookupStatuses', () => {
	it('asks for one list and for the rest one by one', async () => {
		const { lists, lookups, statuses } = await lookUp({ courses: sent }, ids);
		expect(lists()).toHaveLength(1);
		expect(lookups()).toHaveLength(50);
		expect(statuses).toEqual(ids.map(() => 'sent'));
	});

	it('asks for ids that repeat once', async () => {
		const repeated = [...ids, ...ids, ...ids];
		const { lookups, statuses } = await lookUp({ courses: sent }, repeated);
		expect(lookups()).toHaveLength(50);
		expect(statuses).toHaveLength(450);
	});

	it('asks for each distinct id once, and for no list, when combining is off', async () => {
		const { lists, lookups } = await lookUp({ courses: sent }, [...ids, ...ids], false);
		expect(lists()).toHaveLength(0);
		expect(lookups()).toHaveLength(150);
	});

	it('asks for no list when there is one id only', async () => {
		const { asked } = await lookUp({ courses: sent }, ['m7', 'm7']);
		expect(asked.map(({ path }) => path)).toEqual(['/status/m7']);
	});

	it('asks for no list when lists carry no status', async () => {
		const { lists, lookups } = await lookUp({ courses: sent, reach: null }, ids);
		expect([lists().length, lookups().length]).toEqual([0, 150]);
	});

	it('asks for a message whose row in the list has no status', async () => {
		const courses = { ...sent, m3: [[0, null]] as const };
		const { lookups } = await lookUp({ courses }, ['m1', 'm2', 'm3']);
		expect(lookups().map(({ path }) => path)).toEqual(['/status/m3']);
	});

	it('asks one by one when the list fails', async () => {
		const instead = (path: string) => (path === '/list' ? answer('', 500) : undefined);
		const { lists, lookups, statuses } = await lookUp({ courses: sent, instead }, ids);
		expect([lists().length, lookups().length]).toEqual([2, 150]);
		expect(new Set(statuses)).toEqual(new Set(['sent']));
	});

	it('makes no further request when the list says that the key is wrong', async () => {
		const { asked, statuses } = await lookUp(
			{ courses: sent, instead: () => answer('', 401) },
			ids,
		);
		expect(asked).toHaveLength(1);
		expect(new Set(statuses)).toEqual(new Set(['auth']));
	});

	it('fails for the message that is missing, and for no other', async () => {
		const { statuses } = await lookUp({ courses: sent }, ['m1', 'nobody', 'm149']);
		expect(statuses).toEqual(['sent', 'notFound', 'sent']);
	});

	it('leaves no failure unheard when ids repeat', async () => {
		const unheard: unknown[] = [];
		const hear = (reason: unknown) => unheard.push(reason);
		process.on('unhandledRejection', hear);
		try {
			const { statuses } = await lookUp({ courses: sent }, ['nobody', 'nobody'], false);
			await setImmediate();
			expect(statuses).toEqual(['notFound', 'notFound']);
			expect(unheard).toEqual([]);
		} finally {
			process.off('unhandledRejection', hear);
		}
	});

	it('says nothing of the rows of the list, most of which nobody asked for', async () => {
		const { lists, notices } = await lookUp({ courses: sent }, ids);
		expect(lists()).toHaveLength(1);
		expect(notices).toEqual([]);
	});

	it('fails for a provider that has no statuses', async () => {
		const { context, definition } = openTracked({ courses: sent });
		const without = { ...definition, status: undefined };
		const [answer] = lookupStatuses(without, context, [queryOf('m1')], true).values();
		expect((await failureOf(answer)).category).toBe('unsupported');
	});
});
