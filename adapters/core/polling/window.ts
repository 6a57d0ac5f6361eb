import type { Message, MessageRecord } from '../messages/message';
import { fingerprint } from '../fingerprint';
import type { ScopeState, Seen } from './state';

/** What one tick saw of a scope, newest first in the provider's own sequence. */
export interface Window {
	readonly scope: string;
	readonly records: readonly MessageRecord[];
	/** Whether there is more below that this tick didn't see. */
	readonly isFull: boolean;
}

/** A chat that needs no reading until the list shows it otherwise. */
export interface StatusBatch {
	readonly scope: string;
	/** How the list shows it. */
	readonly as: string;
	/** What is known of it where no look has shown its messages. */
	readonly unread: Pick<ScopeState, 'seen' | 'newest'>;
}

/** What one tick saw. */
export interface PollSnapshot {
	readonly windows: readonly Window[];
	/** ISO time of the newest message it knows of. */
	readonly until: string;
	/** Null where scopes are directions or numbers, each there from the start; else they are chats, which come and go. */
	readonly chats: readonly StatusBatch[] | null;
	/** Whether it got to its end before its deadline. */
	readonly isComplete: boolean;
	/** Our own number that was asked for, where requests name it. */
	readonly ownPhone: string | null;
	/** Chats that could not be read, and will be read again. */
	readonly missed: number;
}

/** A message of a window, with what was known of it before. */
export interface SeenMessage {
	readonly mark: string;
	readonly record: MessageRecord;
	readonly before: Seen | null;
	/** Whether it turned up since the last tick. */
	readonly isNew: boolean;
}

/**
 * Messages by their marks; those without an id have none. One that a new message pushed to the next page is there
 * twice: the later sight counts.
 */
function eachOnce(records: readonly MessageRecord[]): ReadonlyMap<string, MessageRecord> {
	const rows = new Map<string, MessageRecord>();
	for (const record of records) {
		const { messageId } = record.message;
		if (messageId === null) continue;
		const mark = fingerprint(messageId);
		rows.delete(mark);
		rows.set(mark, record);
	}
	return rows;
}

/** Up to which time an unknown message is old, where no known one below it says that it is new. */
function floorOf({ isCut, newest }: ScopeState, since: string, isByChat: boolean): string {
	if (isCut) return newest;
	if (!isByChat) return '';
	return newest < since ? newest : since;
}

/**
 * The window's messages, each once, and which of them are new. Above one that is known, whatever isn't known is
 * new, however old its time says it is. Below the last known one it is old where older ones exist that aren't
 * remembered; where all are, it is new, but in chats not what is older than the beginning: phones load their
 * history later. Where none that is known is left to go by, it is new if it is newer than all that was seen here.
 */
export function diffWindow(
	{ records }: Window,
	known: ScopeState,
	since: string,
	isByChat: boolean,
): SeenMessage[] {
	const seen = new Map(known.seen.map((entry) => [entry[0], entry]));
	const rows = eachOnce(records);
	const lastKnown = [...rows.keys()].findLastIndex((mark) => seen.has(mark));
	const floor = floorOf(known, since, isByChat);

	function isNews({ sentAt }: Message, index: number): boolean {
		if (index < lastKnown) return true;
		if (known.isCut && lastKnown >= 0) return false;
		return floor === '' || (sentAt ?? '') > floor;
	}

	return [...rows].map(([mark, record], index): SeenMessage => {
		const before = seen.get(mark) ?? null;
		return {
			mark,
			record,
			before,
			isNew: before === null && isNews(record.message, index),
		};
	});
}

/** Whether a window that doesn't reach down to the end shows nothing but news: some may have passed unseen. */
export function isGap({ isFull }: Window, sightings: readonly SeenMessage[]): boolean {
	return isFull && sightings.length > 0 && sightings.every(({ isNew }) => isNew);
}
