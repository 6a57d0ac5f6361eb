import type { Address } from '../phone/contact';
import type { Direction, MessageRecord } from './message';

/** What a list of messages is asked for. */
export interface MessageQuery {
	/** Our own number in E.164 or as chosen; null: the account's only one. */
	readonly ownPhone: string | null;
	/** Null: all chats. */
	readonly contact: Address | null;
	/** A hint for the server; the reader filters again. */
	readonly direction: Direction | null;
	/** How many messages the reader can use, or wants of a page; Infinity when only the reader can tell. */
	readonly wanted: number;
	/** Whether ids and statuses are all that counts: what else takes requests is left out. */
	readonly isForStatuses?: boolean;
}

/** The bound of a page whose messages have no times: nothing is known. */
export const UNBOUNDED_MS = Date.UTC(9999, 0);

/** One answer's worth of messages, newest first in the provider's own sequence. */
export interface Page {
	/** What the page is a window on: a direction, a number, a chat. Polling compares pages of one scope. */
	readonly scope: string;
	readonly records: readonly MessageRecord[];
	/** Upper bound, in epoch milliseconds, for all that follows; null: nothing follows. */
	readonly nothingNewerThan: number | null;
	/** Whether that bound is the provider's own word; else it is read off the order of the rows. */
	readonly isBoundExact: boolean;
	/** Whether the provider had more but gives no more than this: its ceiling. */
	readonly isTruncated: boolean;
	/** Our own number that was asked for, where requests name it. */
	readonly ownPhone?: string;
}

/** A chat as a list of all of them shows it. */
export interface ListedChat {
	/** Whose messages `pages` reads. */
	readonly contact: Address;
	/** When it was last active, in epoch milliseconds; 0 when unknown, as such chats come last. */
	readonly activeAt: number;
	/** Of its last message; null when unknown. */
	readonly messageId: string | null;
	/** Messages that nobody has opened yet: one more came, also where it is older than the last. */
	readonly unread: number;
}
