import type { ListOptions } from '../../../../adapters/core/messages/collectPages';
import type { MessageRecord } from '../../../../adapters/core/messages/message';
import { type Page, UNBOUNDED_MS } from '../../../../adapters/core/messages/page';
import { instant, page, read } from './collecting';
import { ANY, at, record } from './samples';

describe('collect, where pages repeat', () => {
	const full = (from: number) =>
		Array.from({ length: 5 }, (_, index) =>
			record({ messageId: `m${from + index}`, sentAt: at(-from - index) }),
		);
	const ongoing = (records: readonly MessageRecord[]) =>
		page(records, { nothingNewerThan: UNBOUNDED_MS, isBoundExact: false });
	async function* these(...pages: Page[]) {
		for (const each of pages) yield await Promise.resolve(each);
	}

	it('reads on after one page without anything new', async () => {
		const { ids, notices } = await read(
			these(ongoing(full(0)), ongoing(full(0)), ongoing(full(5)), page(full(10).slice(0, 2))),
		);
		expect(ids).toHaveLength(12);
		expect(notices).toEqual([]);
	});

	it('stops after the second one in a row, and says so', async () => {
		const pages = [0, 0, 0, 5].map((from) => ongoing(full(from)));
		const { ids, notices } = await read(these(...pages));
		expect(ids).toHaveLength(5);
		expect(notices).toEqual([{ code: 'pageRepeated' }]);
	});

	it('counts anew after a page with something new', async () => {
		const pages = [0, 0, 5, 5, 10].map((from) => ongoing(full(from)));
		const { ids } = await read(these(...pages, page([])));
		expect(ids).toHaveLength(15);
	});

	it('reads on after empty pages that aren’t the last', async () => {
		const { ids, notices } = await read(
			these(ongoing([]), ongoing([]), ongoing([]), page(full(0))),
		);
		expect(ids).toHaveLength(5);
		expect(notices).toEqual([]);
	});

	it('stops at maxPages, and says how many it read', async () => {
		const pages = [0, 5, 10, 15].map((from) => ongoing(full(from)));
		const { ids, notices } = await read(these(...pages), { maxPages: 3 });
		expect(ids).toHaveLength(15);
		expect(notices).toEqual([{ code: 'pageCap', count: 3 }]);
	});

	it('says nothing of maxPages when the last page is the last there is', async () => {
		const { notices } = await read(these(ongoing(full(0)), page(full(5))), { maxPages: 2 });
		expect(notices).toEqual([]);
	});
});

describe('collect with sentAfter', () => {
	const rows = (...seconds: Array<number | null>) =>
		seconds.map((second) =>
			record({ messageId: `m${second}`, sentAt: second === null ? null : at(second) }),
		);
	const filter = { ...ANY, sentAfter: at(0) };

	async function readPages(isBoundExact: boolean, ...pages: Array<Array<number | null>>) {
		let requests = 0;
		async function* stream() {
			for (const [index, seconds] of pages.entries()) {
				requests += 1;
				const dated = seconds.filter((second) => second !== null);
				const isLast = index === pages.length - 1;
				yield await Promise.resolve(
					page(rows(...seconds), {
						nothingNewerThan: isLast ? null : instant(at(Math.min(...dated))),
						isBoundExact,
					}),
				);
			}
		}
		const { ids } = await read(stream(), { filter });
		return { ids, requests };
	}

	it('reads on past a page that is older only in part', async () => {
		const { ids, requests } = await readPages(false, [3, -9, 2], [1, -1], [-2]);
		expect(ids).toEqual(['m3', 'm2', 'm1']);
		expect(requests).toBe(3);
	});

	it('stops at a page that is older as a whole', async () => {
		const { requests } = await readPages(false, [3, 2], [-1, -2], [-3], [-4]);
		expect(requests).toBe(2);
	});

	it('doesn’t take a page for older as a whole when one of its messages has no time', async () => {
		const { requests } = await readPages(false, [3, 2], [-1, null, -2], [-3], [-4]);
		expect(requests).toBe(3);
	});

	it('doesn’t take a page for older as a whole when one of its messages is of that very instant', async () => {
		const { ids, requests } = await readPages(false, [3, 2], [0, -1], [1, -3]);
		expect(ids).toEqual(['m3', 'm2', 'm1', 'm0']);
		expect(requests).toBe(3);
	});

	it('stops as soon as an exact bound is older', async () => {
		const { requests } = await readPages(true, [3, -9], [-10], [-11]);
		expect(requests).toBe(1);
	});

	it('says it of a page that reaches back to sentAfter exactly', async () => {
		async function* pages() {
			yield await Promise.resolve(page(rows(3, 0), { isTruncated: true }));
		}
		expect((await read(pages(), { filter })).notices).toHaveLength(1);
	});

	it('reads on while the bound is exactly the instant', async () => {
		const { ids, requests } = await readPages(true, [3, 0], [0], [-1]);
		expect(ids).toEqual(['m3', 'm0']);
		expect(requests).toBe(3);
	});
});

describe('collect, where the provider’s ceiling cuts the answer', () => {
	const rows = [5, 4, 3].map((second) =>
		record({ messageId: `m${second}`, sentAt: at(second), direction: 'inbound' }),
	);
	async function* cut(...pages: Array<Partial<Page>>) {
		for (const part of pages.length > 0 ? pages : [{}])
			yield await Promise.resolve(page(rows, { isTruncated: true, ...part }));
	}

	it('says that there may be more when everything was asked for', async () => {
		expect((await read(cut())).notices).toEqual([{ code: 'windowFull', count: 3 }]);
	});

	it.each([
		['direction', { direction: 'outbound' }],
		['types', { types: ['image'] }],
		['sentBefore', { sentBefore: at(4) }],
		['sentAfter', { sentAfter: at(1) }],
	])('says what the filter %s looked at', async (_key, part) => {
		const filter = { ...ANY, ...part } as ListOptions['filter'];
		for (const limit of [10, Infinity]) {
			expect((await read(cut(), { limit, filter })).notices).toEqual([
				{ code: 'filteredLocally', count: 3 },
			]);
		}
	});

	it('says that there may be more when older messages of another chat filled the limit', async () => {
		const older = [2, 1].map((second) =>
			record({ messageId: `b${second}`, sentAt: at(second), direction: 'inbound' }),
		);
		const other = { records: older, isTruncated: false };
		const more = { nothingNewerThan: UNBOUNDED_MS, isBoundExact: false };
		expect((await read(cut(more, other), { limit: 4 })).notices).toEqual([
			{ code: 'windowFull', count: 5 },
		]);
		expect((await read(cut(more, other), { limit: 3 })).notices).toEqual([]);
		const filter = { ...ANY, direction: 'inbound' } as const;
		expect((await read(cut({ ...other, ...more }, {}), { limit: 5, filter })).notices).toEqual([
			{ code: 'filteredLocally', count: 5 },
		]);
	});

	it('says nothing when the limit was reached', async () => {
		expect((await read(cut(), { limit: 3 })).notices).toEqual([]);
	});

	it('goes by the page that was cut off soonest, whatever order its messages and the pages are in', async () => {
		const more = { nothingNewerThan: UNBOUNDED_MS, isBoundExact: false };
		const old = [2, 1, 8].map((second) => record({ messageId: `b${second}`, sentAt: at(second) }));
		const both = [more, { ...more, records: old }];
		const last = { records: [record({ messageId: 'c', sentAt: at(0) })], isTruncated: false };
		const says = async (limit: number, ...parts: Array<Partial<Page>>) =>
			(await read(cut(...parts), { limit })).notices.length;
		// The first page goes back to 3 only, so that what lies between 3 and 1 may be missing.
		expect(await says(4, ...both, last)).toBe(0);
		expect(await says(5, ...both, last)).toBe(1);
		expect(await says(5, ...both.toReversed(), last)).toBe(1);
		expect(await says(6, { ...more, records: old }, { ...last, isTruncated: true })).toBe(1);
		expect(await says(3, { ...more, records: old }, { ...last, isTruncated: true })).toBe(0);
	});

	it('takes one whose messages have no times for cut before any time', async () => {
		const undated = [record({ messageId: 'u' }), record({ messageId: 'v' })];
		expect((await read(cut({ records: undated }), { limit: 2 })).notices).toEqual([]);
		expect((await read(cut({ records: undated }), { limit: 3 })).notices).toHaveLength(1);
		const half = [...undated, record({ messageId: 'w', sentAt: at(5) })];
		const older = [record({ messageId: 'x', sentAt: at(4) })];
		const more = { nothingNewerThan: UNBOUNDED_MS, isBoundExact: false };
		const pages = cut({ ...more, records: half }, { records: older, isTruncated: false });
		expect((await read(pages, { limit: 2 })).notices).toHaveLength(1);
	});

	it('says nothing when what was seen reaches back beyond sentAfter', async () => {
		const filter = { ...ANY, sentAfter: at(4) };
		expect((await read(cut(), { limit: 10, filter })).notices).toEqual([]);
	});

	it('says it when another page reaches back beyond sentAfter, but not the one that was cut', async () => {
		const old = [record({ messageId: 'old', sentAt: at(-9) })];
		const pages = cut({ nothingNewerThan: instant(at(9)) }, { records: old, isTruncated: false });
		const filter = { ...ANY, sentAfter: at(1) };
		expect((await read(pages, { limit: 10, filter })).notices).toEqual([
			{ code: 'filteredLocally', count: 4 },
		]);
	});
});

describe('collect with a limit', () => {
	const rowsOf = (...seconds: Array<number | null>) =>
		seconds.map((second) =>
			record({ messageId: `m${second}`, sentAt: second === null ? null : at(second) }),
		);
	/** Two pages: what follows the first one is as new as the bound says. */
	async function* two(first: readonly MessageRecord[], boundAt: number, second: number) {
		yield page(first, { nothingNewerThan: instant(at(boundAt)) });
		yield await Promise.resolve(page(rowsOf(second)));
	}

	it('reads on while what follows may be newer than what it has', async () => {
		expect((await read(two(rowsOf(-9, -8), 5, 4), { limit: 2 })).ids).toEqual(['m4', 'm-8']);
		expect((await read(two(rowsOf(9, -8), 5, 4), { limit: 2 })).ids).toEqual(['m9', 'm4']);
	});

	it('doesn’t count what has no time', async () => {
		expect((await read(two(rowsOf(null, 6), 6, 4), { limit: 2 })).ids).toEqual(['m6', 'm4']);
	});

	it('stops where what follows is as old as the last that it has', async () => {
		expect((await read(two(rowsOf(7, 6), 6, 5), { limit: 2 })).seen).toBe(2);
	});
});
