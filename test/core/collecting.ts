import { collect, type Wish } from '../../adapters/core/messages/collectPages';
import type { Observation } from '../../adapters/core/messages/message';
import type { Notice } from '../../adapters/core/hint';
import type { Page } from '../../adapters/core/provider';
import { ANY, idsOf } from './samples';

/** Everything there is. */
export const ALL: Wish = {
	limit: Infinity,
	filter: ANY,
	order: 'newestFirst',
	maxPages: 1_000,
	keepRaw: true,
};

/** Collects with this wish, or what of it is given. */
export async function read(pages: AsyncIterable<Page>, wish: Partial<Wish> = {}) {
	const notices: Notice[] = [];
	const collected = await collect(pages, { ...ALL, ...wish }, (notice) => notices.push(notice));
	return { ...collected, ids: idsOf(collected.observations), notices };
}

export const instant = (text: string) => Date.parse(text);
/** The last page, unless it says otherwise. */
export const page = (observations: readonly Observation[], part: Partial<Page> = {}): Page => ({
	scope: 'all',
	observations,
	nothingNewerThan: null,
	isBoundExact: true,
	isCut: false,
	...part,
});
