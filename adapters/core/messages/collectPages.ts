import { type MessageFilter, passes } from './filter';
import type { Observation } from './message';
import type { Notify } from '../hint';
import { newest, type Order } from './order';
import type { Page } from '../provider';
import { toIso } from '../time/time';

/** What is wanted of a stream of pages. */
export interface Wish {
	/** The newest so many that pass the filter; Infinity: all. */
	readonly limit: number;
	readonly filter: MessageFilter;
	readonly order: Order;
	/** Pages read at most. */
	readonly maxPages: number;
	/** Whether the providers' objects are kept beside the messages. */
	readonly keepRaw: boolean;
}

export interface Collected {
	readonly observations: readonly Observation[];
	/** Messages seen, whether they passed the filter or not. */
	readonly seen: number;
}

const NO_RAW = {};
/** Full pages without anything new that are put down to messages arriving meanwhile; one more ends the reading. */
const REPEATED_PAGES = 1;

/**
 * Reads pages until the wish is settled: the limit can't change any more, everything that follows is too old, the
 * provider has no more, or a cap is reached (said in a notice). Messages that appear on two pages, because new
 * ones pushed them on while we read, count once; ids that are null are never taken for the same.
 */
export async function collect(
	pages: AsyncIterable<Page>,
	wish: Wish,
	notify: Notify,
): Promise<Collected> {
	const { filter, limit } = wish;
	const found: Observation[] = [];
	const ids = new Set<string>();
	let seen = 0;
	let read = 0;
	let repeated = 0;
	/** How far back the page that was cut off soonest goes; null where none was. */
	let cutAt: string | null = null;
	/** Whether the page at hand goes back beyond `sentAfter`: then nothing was cut off it that matters. */
	let reachedSentAfter = false;

	function take(observation: Observation): void {
		const { messageId, sentAt } = observation.message;
		if (messageId !== null && ids.has(messageId)) return;
		if (messageId !== null) ids.add(messageId);
		seen += 1;
		if (sentAt !== null && filter.sentAfter !== null && sentAt < filter.sentAfter)
			reachedSentAfter = true;
		if (!passes(observation.message, filter)) return;
		found.push(wish.keepRaw ? observation : { message: observation.message, raw: NO_RAW });
	}

	for await (const page of pages) {
		const before = seen;
		reachedSentAfter = false;
		for (const observation of page.observations) take(observation);
		read += 1;
		if (page.isCut && !reachedSentAfter) cutAt = later(cutAt, oldestOf(page));
		if (page.nothingNewerThan === null) break;
		if (isSettled(page, found, wish)) break;
		repeated = seen === before && page.observations.length > 0 ? repeated + 1 : 0;
		if (repeated > REPEATED_PAGES) {
			notify({ code: 'pageRepeated' });
			break;
		}
		if (read >= wish.maxPages) {
			notify({ code: 'pageCap', count: read });
			break;
		}
	}
	const observations = newest(found, limit, wish.order);
	if (cutAt !== null && (found.length < limit || oldestOf({ observations }) < cutAt)) {
		notify({ code: isOpen(filter) ? 'windowFull' : 'filteredLocally', count: seen });
	}
	return { observations, seen };
}

/** The time of the oldest message that has one; empty, and so before any time, where none has. */
function oldestOf({ observations }: Pick<Page, 'observations'>): string {
	const times = observations.flatMap(({ message }) => message.sentAt ?? []);
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
function isSettled(page: Page, found: readonly Observation[], { limit, filter }: Wish): boolean {
	const bound = page.nothingNewerThan === null ? null : toIso(page.nothingNewerThan);
	if (bound === null) return true;
	const { sentAfter } = filter;
	if (sentAfter !== null && bound < sentAfter) {
		const isWholePageOlder = page.observations.every(
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
