import type { Page } from '../messages/page';
import type { PollQuery } from './pollQuery';
import { fingerprint } from '../fingerprint';
import type { PollState } from './state';

/** Further pages that are read, where there are pages, until one shares a message with what is known. */
const MAX_PAGES = 10;
/** What lies this little before the newest message is read again: times aren't exact. */
export const OVERLAP_MS = 10 * 60_000;

/** What the pages of a reading are, and how many were read. */
interface ReadProgress {
	readonly read: number;
	readonly isPaged: boolean;
}

function isKnown(state: PollState, { scope, records }: Page): boolean {
	const known = state.scopes.find(([name]) => name === scope)?.[1].seen ?? [];
	const marks = new Set(known.map(([mark]) => mark));
	return records.some(
		({ message: { messageId } }) => messageId !== null && marks.has(fingerprint(messageId)),
	);
}

function isEnough(
	page: Page,
	bound: number,
	state: PollState,
	{ read, isPaged }: ReadProgress,
): boolean {
	if (bound < Date.parse(state.until) - OVERLAP_MS) return true;
	return isPaged && (isKnown(state, page) || read >= MAX_PAGES);
}

/** Why reading ends with a page; null: it goes on. */
export function stopReason(
	page: Page,
	state: PollState | null,
	look: PollQuery,
	reading: ReadProgress,
	now: number,
): 'done' | 'late' | null {
	const { nothingNewerThan: bound } = page;
	if (bound === null) return 'done';
	if (state === null || isEnough(page, bound, state, reading)) return 'done';
	return now < look.deadline ? null : 'late';
}
