import { collectPages, type ListOptions } from '../../../../adapters/core/messages/collectPages';
import type { MessageRecord } from '../../../../adapters/core/messages/message';
import type { Hint } from '../../../../adapters/core/hint';
import type { Page } from '../../../../adapters/core/messages/page';
import { ANY, idsOf } from './samples';

/** Everything there is. */
export const ALL: ListOptions = {
	limit: Infinity,
	filter: ANY,
	order: 'newestFirst',
	maxPages: 1_000,
	includeRaw: true,
};

/** Collects with this wish, or what of it is given. */
export async function read(pages: AsyncIterable<Page>, options: Partial<ListOptions> = {}) {
	const notices: Hint[] = [];
	const collected = await collectPages(pages, { ...ALL, ...options }, (hint) => notices.push(hint));
	return { ...collected, ids: idsOf(collected.records), notices };
}

export const instant = (text: string) => Date.parse(text);
/** The last page, unless it says otherwise. */
export const page = (records: readonly MessageRecord[], part: Partial<Page> = {}): Page => ({
	scope: 'all',
	records,
	nothingNewerThan: null,
	isBoundExact: true,
	isTruncated: false,
	...part,
});
