import { type MessageFilter, matchesFilter } from './filter';
import type { MessageRecord } from './message';
import type { AddHint } from '../hint';
import { sortAndLimit, type Order } from './order';
import type { Page } from './page';
import { toIso } from '../time/time';

/** What is wanted of a stream of pages. */
export interface ListOptions {
	/** The newest so many that pass the filter; Infinity: all. */
	readonly limit: number;
	readonly filter: MessageFilter;
	readonly order: Order;
	/** Pages read at most. */
	readonly maxPages: number;
	/** Whether the providers' objects are kept beside the messages. */
	readonly includeRaw: boolean;
}

export interface Collected {
	readonly records: readonly MessageRecord[];
	/** Messages seen, whether they passed the filter or not. */
	readonly seen: number;
}

const NO_RAW = {};
/** Full pages without anything new that are put down to messages arriving meanwhile; one more ends the reading. */
const REPEATED_PAGES = 1;

/**
 * Reads pages until the wish is settled: the limit can't change any more, everything that follows is too old, the
 * provider has no more, or a cap is reached (said in a hint). Messages that appear on two pages, because new
 * ones pushed them on while we read, count once; ids that are null are never treated as the same.
 */
export async function collectPages(
	pages: AsyncIterable<Page>,
	options: ListOptions,
	addHint: AddHint,
): Promise<Collected> {
	const { filter, limit } = options;
	const found: MessageRecord[] = [];
	const ids = new Set<string | null>();
	let seen = 0;
	let read = 0;
	let repeated = 0;
	/** How far back the page that was cut off soonest goes; null where none was. */
	let cutAt: string | null = null;

	function take(record: MessageRecord): void {
		const { messageId } = record.message;
		if (messageId !== null && ids.has(messageId)) return;
		ids.add(messageId);
		seen += 1;
		if (!matchesFilter(record.message, filter)) return;
		found.push(options.includeRaw ? record : { message: record.message, raw: NO_RAW });
	}

	for await (const page of pages) {
		const before = seen;
		for (const record of page.records) take(record);
		read += 1;
		if (page.isTruncated && !goesBackBefore(filter.sentAfter, page)) {
			cutAt = later(cutAt, oldestOf(page));
		}
		if (isSettled(page, found, options)) break;
		repeated = seen === before && page.records.length > 0 ? repeated + 1 : 0;
		if (repeated > REPEATED_PAGES) {
			addHint({ code: 'pageRepeated' });
			break;
		}
		if (read >= options.maxPages) {
			addHint({ code: 'pageCap', count: read });
			break;
		}
	}
	const records = sortAndLimit(found, limit, options.order);
	if (cutAt !== null && (found.length < limit || oldestOf({ records }) < cutAt)) {
		addHint({ code: isOpen(filter) ? 'windowFull' : 'filteredLocally', count: seen });
	}
	return { records, seen };
}

/** Whether a page has older messages than that: then nothing was cut off it that matters. */
function goesBackBefore(time: string | null, { records }: Page): boolean {
	return records.some(
		({ message: { sentAt } }) => time !== null && sentAt !== null && sentAt < time,
	);
}

/** The time of the oldest message that has one; empty, and so before any time, where none has. */
function oldestOf({ records }: Pick<Page, 'records'>): string {
	const times = records.flatMap(({ message }) => message.sentAt ?? []);
	return times.reduce((oldest, time) => (time < oldest ? time : oldest), times[0] ?? '');
}

function later(a: string | null, b: string): string {
	return a !== null && a > b ? a : b;
}

function isOpen({ direction, sentAfter, sentBefore, types }: MessageFilter): boolean {
	return direction === null && sentAfter === null && sentBefore === null && types.length === 0;
}

/**
 * Whether nothing that follows can matter. A bound that is only read off the order of rows isn't trusted for
 * `sentAfter` until a whole page is older: its newest row alone proves nothing.
 */
function isSettled(
	page: Page,
	found: readonly MessageRecord[],
	{ limit, filter }: ListOptions,
): boolean {
	const bound = page.nothingNewerThan === null ? null : toIso(page.nothingNewerThan);
	if (bound === null) return true;
	const { sentAfter } = filter;
	if (sentAfter !== null && bound < sentAfter) {
		const isWholePageOlder = page.records.every(
			({ message }) => message.sentAt !== null && message.sentAt < sentAfter,
		);
		if (page.isBoundExact || isWholePageOlder) return true;
	}
	if (found.length < limit) return false;
	let settled = 0;
	for (const { message } of found)
		if (message.sentAt !== null && message.sentAt >= bound) settled += 1;
	return settled >= limit;
}
