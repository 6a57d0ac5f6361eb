import type { ApiClient } from '../core/client';
import { withFallbacks } from '../core/messages/message';
import { parseMessageRows } from '../core/messages/messageRows';
import { type Page, UNBOUNDED_MS } from '../core/messages/page';
import { fromEpochSeconds, toIso } from '../core/time/time';
import { type EvolutionConfig, pathOf } from './config';
import { isStory, toMessage } from './normalize';
import { messageListSchema } from './schemas';

type Client = ApiClient<EvolutionConfig>;
type MessageRows = Awaited<ReturnType<typeof readRows>>;

/** Rows of one answer: the server has no ceiling, and pictures make rows long. */
export const PAGE_SIZE = 100;
/** Both ends of a time have to be given, and 0 counts as nothing. */
const BEGINNING = '1970-01-01T00:00:01.000Z';

/** Fields of a message's key, compared exactly by the server; `false` and what is absent is no condition. */
export interface KeyFilter {
	readonly id?: string;
	readonly fromMe?: true;
	readonly remoteJid?: string;
	readonly remoteJidAlt?: string;
}

/** What to read, and what is known of it. */
export interface ListQuery {
	readonly key: KeyFilter;
	/** What its pages are a window on. */
	readonly scope: string;
	readonly wanted: number;
	/** Of the contact, where a row doesn't say. */
	readonly known?: Parameters<typeof withFallbacks>[1];
}

/** Which rows to ask for: a page of those from `untilSeconds` back (null: from now). */
interface Place {
	readonly untilSeconds: number | null;
	readonly page: number;
	readonly size: number;
}

/** One page of the stored messages, newest first: a POST that changes nothing. */
export async function readRows(
	client: Client,
	key: KeyFilter,
	{ untilSeconds, page, size }: Place,
) {
	const where =
		untilSeconds === null
			? { key }
			: { key, messageTimestamp: { gte: BEGINNING, lte: toIso(untilSeconds * 1_000) } };
	const { messages } = await client.call(
		{
			method: 'POST',
			path: pathOf(client.config, 'chat/findMessages'),
			body: { where, page, offset: size },
		},
		messageListSchema,
	);
	return messages;
}

/** The times of a page's messages, those that no calendar has left out. */
function secondsOf({ records }: MessageRows): number[] {
	const times = records.usable.flatMap(({ row }) => fromEpochSeconds(row.messageTimestamp) ?? []);
	return times.map((time) => Math.floor(Date.parse(time) / 1_000));
}

/** Where the next page begins: at the oldest second of this one. Where that fills a page, the next one is larger. */
function nextPlace(place: Place, oldest: number | null, size: number): Place {
	if (oldest === null) return { ...place, page: place.page + 1 };
	if (oldest === place.untilSeconds) return { ...place, size: place.size * 2 };
	return { untilSeconds: oldest, page: 1, size };
}

/** What people wrote: stories are left out, rows that can't be used are counted in a hint. */
function recordsOf(
	{ records: { usable, count } }: MessageRows,
	{ known = {} }: ListQuery,
	{ addHint }: Client,
) {
	const messages = usable.filter(({ row }) => !isStory(row));
	const dropped = count - usable.length;
	const rows = { usable: messages, count: messages.length + dropped };
	return parseMessageRows(rows, (row) => withFallbacks(toMessage(row), known), addHint);
}

/**
 * The stored messages of one filter as pages. Nothing orders messages of the same second, and new ones push all others
 * on, so that page numbers lose and repeat: each page begins at the second at which the one before ended. Servers before
 * 2.2.1 take no notice of that and are asked by page numbers.
 */
export async function* listPages(
	client: Client,
	query: ListQuery,
): AsyncGenerator<Page, void, undefined> {
	const { key, scope, wanted } = query;
	const size = Math.min(PAGE_SIZE, wanted);
	let place: Place = { untilSeconds: null, page: 1, size };
	let isByNumber = false;
	for (let read = 0; ; read += 1) {
		let rows = await readRows(client, key, place);
		const { untilSeconds } = place;
		if (untilSeconds !== null && secondsOf(rows).some((each) => each > untilSeconds)) {
			isByNumber = true;
			place = { untilSeconds: null, page: read + 1, size };
			rows = await readRows(client, key, place);
		}
		const seconds = secondsOf(rows);
		const oldest = seconds.length > 0 ? Math.min(...seconds) : null;
		const { pages, records } = rows;
		const isLast = records.count < place.size || (pages !== null && place.page >= pages);
		const boundMs = oldest === null ? UNBOUNDED_MS : oldest * 1_000;
		yield {
			scope,
			records: recordsOf(rows, query, client),
			nothingNewerThan: isLast ? null : boundMs,
			isBoundExact: true,
			isTruncated: false,
		};
		if (isLast) return;
		place = isByNumber ? { ...place, page: place.page + 1 } : nextPlace(place, oldest, size);
	}
}
