import fc from 'fast-check';
import type { ListOptions } from '../../../../adapters/core/messages/collectPages';
import { matchesFilter } from '../../../../adapters/core/messages/filter';
import type { MessageRecord } from '../../../../adapters/core/messages/message';
import { type Page, UNBOUNDED_MS } from '../../../../adapters/core/messages/page';
import { ALL, instant, page, read } from './collecting';
import { at, filters, idsOf, record, timelines } from './samples';

/** A provider that prints pages by number, newest first, while new messages arrive between the requests. */
class Provider {
	requests = 0;

	constructor(
		private rows: readonly MessageRecord[],
		private readonly size: number,
		private readonly arrivals: (page: number) => readonly MessageRecord[] = () => [],
	) {}

	async *pages(): AsyncGenerator<Page> {
		for (let number = 0; ; number += 1) {
			this.requests += 1;
			const records = this.rows.slice(number * this.size, (number + 1) * this.size);
			const times = records.flatMap(({ message }) => message.sentAt ?? []);
			const oldest = [...times].sort()[0];
			const isLast = records.length < this.size;
			yield await Promise.resolve(
				page(records, {
					nothingNewerThan: isLast ? null : oldest ? instant(oldest) : UNBOUNDED_MS,
					isBoundExact: false,
				}),
			);
			if (isLast) return;
			this.rows = [...this.arrivals(number), ...this.rows];
		}
	}
}

/** The newest that pass, from all there is: what reading should come to, whatever the pages. */
function expected(
	timeline: readonly MessageRecord[],
	{ limit, filter }: ListOptions,
): Array<string | null> {
	const passing = timeline.filter(({ message }) => matchesFilter(message, filter));
	const dated = passing.filter(({ message }) => message.sentAt !== null);
	const undated = passing.filter(({ message }) => message.sentAt === null);
	return idsOf([...dated, ...undated].slice(0, limit));
}

let arrived = 0;
function newRows(count: number): MessageRecord[] {
	return Array.from({ length: count }, () =>
		record({ messageId: `new${(arrived += 1)}`, sentAt: at(10) }),
	);
}

const wishes = fc.record({
	limit: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constant(Infinity)),
	filter: filters,
});

describe('collect', () => {
	it('gives the newest that pass, for any pages and while any number of messages arrive', async () => {
		await fc.assert(
			fc.asyncProperty(
				timelines,
				fc.integer({ min: 2, max: 12 }),
				fc.array(fc.nat(11), { minLength: 1 }),
				wishes,
				async (timeline, size, counts, options) => {
					const provider = new Provider(timeline, size, (number) =>
						newRows((counts[number % counts.length] ?? 0) % size),
					);
					const { ids, notices } = await read(provider.pages(), options);
					expect(ids).toEqual(expected(timeline, { ...ALL, ...options }));
					expect(notices).toEqual([]);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('gives the same messages in the other order', async () => {
		await fc.assert(
			fc.asyncProperty(timelines, wishes, async (timeline, options) => {
				const down = await read(new Provider(timeline, 7).pages(), options);
				const up = await read(new Provider(timeline, 7).pages(), {
					...options,
					order: 'oldestFirst',
				});
				expect([...up.ids].sort()).toEqual([...down.ids].sort());
				const times = up.records.flatMap(({ message }) => message.sentAt ?? []);
				expect(times).toEqual([...times].sort());
			}),
		);
	});

	it('asks for no page that can’t matter', async () => {
		const timeline = Array.from({ length: 60 }, (_, index) =>
			record({ messageId: `m${index}`, sentAt: at(-index) }),
		);
		for (const [limit, requests] of [
			[1, 1],
			[9, 1],
			[10, 1],
			[11, 2],
			[30, 3],
			[Infinity, 7],
		] as const) {
			const provider = new Provider(timeline, 10);
			await read(provider.pages(), { limit });
			expect([limit, provider.requests]).toEqual([limit, requests]);
		}
	});

	it('ends whatever comes, within maxPages', async () => {
		const anyPage = fc.record({
			scope: fc.constant('all'),
			records: fc.array(
				fc
					.record({
						messageId: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
						sentAt: fc.option(fc.integer({ min: -3, max: 3 }).map(at)),
					})
					.map(record),
				{ maxLength: 5 },
			),
			nothingNewerThan: fc.option(fc.integer({ min: -3, max: 3 }).map((s) => instant(at(s)))),
			isBoundExact: fc.boolean(),
			isTruncated: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.infiniteStream(anyPage),
				wishes,
				fc.integer({ min: 1, max: 30 }),
				async (stream, options, maxPages) => {
					let read_ = 0;
					async function* endless() {
						for (const next of stream) {
							read_ += 1;
							yield await Promise.resolve(next);
						}
					}
					const { ids } = await read(endless(), { ...options, maxPages });
					expect(read_).toBeLessThanOrEqual(maxPages);
					const known = ids.filter((id) => id !== null);
					expect(new Set(known).size).toBe(known.length);
					expect(ids.length).toBeLessThanOrEqual(options.limit);
				},
			),
		);
	});

	it('never takes null ids for the same', async () => {
		const rows = [null, 'a', null, 'a', null].map((messageId) => record({ messageId }));
		async function* pages() {
			yield await Promise.resolve(page(rows));
		}
		const { ids, seen } = await read(pages());
		expect([ids, seen]).toEqual([[null, 'a', null, null], 4]);
	});

	it('closes the stream when it needs no more of it', async () => {
		let isClosed = false;
		async function* pages() {
			try {
				for (;;)
					yield await Promise.resolve(
						page([record({ sentAt: at(0) })], { nothingNewerThan: instant(at(0)) }),
					);
			} finally {
				isClosed = true;
			}
		}
		await read(pages(), { limit: 1 });
		expect(isClosed).toBe(true);
	});

	it('keeps the provider’s objects only when asked to', async () => {
		const timeline = [record({ messageId: 'a' })];
		const kept = await read(new Provider(timeline, 5).pages(), { includeRaw: true });
		expect(kept.records[0]?.raw).toEqual({ id: 'a' });
		const dropped = await read(new Provider(timeline, 5).pages(), { includeRaw: false });
		expect(dropped.records[0]?.raw).toEqual({});
	});

	it('passes the stream’s failure on', async () => {
		const broken = new Error('broken');
		async function* pages(): AsyncGenerator<Page> {
			yield await Promise.resolve(page([], { nothingNewerThan: UNBOUNDED_MS }));
			throw broken;
		}
		await expect(read(pages())).rejects.toBe(broken);
	});
});
