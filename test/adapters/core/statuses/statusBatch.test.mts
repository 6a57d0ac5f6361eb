import type { MessageRecord, ProviderDefinition, Status } from '../../../../adapters/index.ts';
import { canBatch, fetchStatusBatch } from '../../../../adapters/core/statuses/statusBatch.ts';
import { page } from '../messages/collecting.ts';
import { record } from '../messages/samples.ts';
import { coursesOf, openTracked, queryOf } from './trackedMessages.mts';

const row = (messageId: string | null, status: Status | null = 'sent') =>
	record({ messageId, status, direction: 'outbound' });

/** So many rows with ids of their own. */
const rows = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, nth) => row(`${prefix}${nth}`));

/** Asks a provider whose list has these pages for these ids; which pages were read, and what was found. */
async function batchOf(
	pages: ReadonlyArray<readonly MessageRecord[]>,
	ids: readonly string[],
	changes: Partial<ProviderDefinition<object>> = {},
) {
	const { context, definition, notices } = openTracked({ courses: {} });
	const asked: unknown[] = [];
	let read = 0;
	const listed: typeof definition = {
		...definition,
		async *pages({ addHint }, query) {
			asked.push(query);
			for (const records of pages) {
				read += 1;
				addHint({ code: 'malformedDropped' });
				yield page(records, { nothingNewerThan: 0 });
			}
		},
		...changes,
	};
	const found = await fetchStatusBatch(listed, context, ids.map(queryOf));
	return { asked, read, found, ids: [...found.keys()], notices };
}

const wanted = ['a0', 'a1', 'a2', 'b0', 'c0', 'c1'];

describe('fetchStatusBatch', () => {
	it('asks for outbound messages with what tells statuses only', async () => {
		const { asked, notices } = await batchOf([rows('a', 2)], wanted);
		expect(asked).toEqual([
			{
				ownPhone: null,
				contact: null,
				isForStatuses: true,
				direction: 'outbound',
				wanted: Infinity,
			},
		]);
		expect(notices).toEqual([]);
	});

	it('keeps all that has an id and a status, wanted or not', async () => {
		const { ids } = await batchOf([[row('x'), row(null), row('a0', null), row('a1')]], wanted);
		expect(ids).toEqual(['x', 'a1']);
	});

	it.each([
		['the first page answers one only, as a lookup would', [rows('a', 1), rows('b', 9)], 1],
		['the first page answers none', [rows('x', 3), rows('a', 9)], 1],
		[
			'a page answers several, and the next one none',
			[rows('a', 3), rows('x', 9), rows('c', 9)],
			2,
		],
		['pages answered as many as were read', [rows('a', 2), rows('b', 0), rows('c', 9)], 2],
		['one message is left, for which a lookup does', [rows('a', 3), rows('c', 2), rows('b', 1)], 2],
		['there are two left', [rows('a', 3), rows('b', 1), rows('c', 9)], 3],
		['a page shows again what an earlier one did', [rows('a', 3), rows('a', 3), rows('c', 9)], 2],
	])('reads so far when %s', async (_case, pages, expected) => {
		expect((await batchOf(pages, wanted)).read).toBe(expected);
	});

	it('reads ten pages at most', async () => {
		const pages = Array.from({ length: 14 }, (_, nth) => rows(`p${nth}-`, 3));
		const ids = pages.flat().map(({ message }) => message.messageId ?? '');
		const { read, ids: found } = await batchOf(pages, ids);
		expect([read, found.length]).toEqual([10, 30]);
	});

	it('reads no list where messages are read chat by chat', async () => {
		const { read, ids } = await batchOf([rows('a', 3)], wanted, { chats: async () => [] });
		expect([read, ids]).toEqual([0, []]);
	});

	it('finds nothing where there is no list', async () => {
		const { ids } = await batchOf([rows('a', 3)], wanted, { pages: undefined as never });
		expect(ids).toEqual([]);
	});
});

describe('canBatch', () => {
	const { definition } = openTracked({ courses: coursesOf(2, () => [[0, 'sent']]) });
	const two = ['m0', 'm1'].map(queryOf);

	it('takes two ids, and a list that has statuses', () => {
		expect(canBatch(definition, two)).toBe(true);
		expect(canBatch(definition, two.slice(1))).toBe(false);
		expect(canBatch({ ...definition, pages: undefined as never }, two)).toBe(false);
		const { all: _, ...capabilities } = definition.capabilities;
		expect(canBatch({ ...definition, capabilities }, two)).toBe(false);
	});
});
