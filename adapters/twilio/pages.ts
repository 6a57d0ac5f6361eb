import { parseMessageRows } from '../core/messages/messageRows';
import { type MessageRecord, withFallbacks } from '../core/messages/message';
import type { ApiClient, ApiRequest } from '../core/client';
import { type MessageQuery, type Page, UNBOUNDED_MS } from '../core/messages/page';
import { fromRfc2822 } from '../core/time/time';
import type { Rows } from '../core/coercions';
import { accountPath, type TwilioConfig } from './config';
import { mergedByTime } from './mergedByTime';
import { pathOfNext } from './nextPage';
import { toMessage } from './normalize';
import { type Filter, filtersOf } from './filters';
import { type MessageRow, messageListSchema } from './schemas';

/** What Twilio takes at most. */
const MOST_PER_PAGE = 1_000;

/** One list of Twilio's, read so far. */
interface Reading {
	readonly records: readonly MessageRecord[];
	/** Where the next page lies; null: there is none. */
	readonly next: ApiRequest | null;
	/** Newest first is how lists come, which nobody promises: the oldest time shown. */
	readonly bound: number;
}

/** Messages that aren't sent yet have no place in the order of time. */
function oldestOf({ usable }: Rows<MessageRow>): number {
	const times = usable.flatMap(({ row }) => fromRfc2822(row.date_sent) ?? []);
	return Math.min(UNBOUNDED_MS, ...times.map((time) => Date.parse(time)));
}

/** One page; a row that leaves out whom it is with was asked for by that. */
async function read(
	client: ApiClient<TwilioConfig>,
	{ contact, ownPhone: accountPhone }: MessageQuery,
	request: ApiRequest,
): Promise<Reading> {
	const { messages, next_page_uri: uri } = await client.call(request, messageListSchema);
	const phone = contact?.kind === 'phone' ? contact.address : null;
	const isLast = uri === null || messages.count === 0;
	return {
		records: parseMessageRows(
			messages,
			(row) => withFallbacks(toMessage(row), { phone, accountPhone }),
			client.addHint,
		),
		next: isLast ? null : { method: 'GET', path: pathOfNext(client.config, uri) },
		bound: oldestOf(messages),
	};
}

function firstRequest(config: TwilioConfig, filter: Filter, wanted: number): ApiRequest {
	return {
		method: 'GET',
		path: `${accountPath(config)}/Messages.json`,
		query: { ...filter, PageSize: Math.min(MOST_PER_PAGE, wanted) },
	};
}

/**
 * Messages newest first: of the account, of one own number, or with one contact. Twilio filters by sender or by
 * recipient, so a conversation is several lists; they come as one, the newest unread part always next.
 */
export async function* pages(
	client: ApiClient<TwilioConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const requests = filtersOf(query).map((filter) =>
		firstRequest(client.config, filter, query.wanted),
	);
	const scope = query.contact?.address ?? query.ownPhone ?? 'all';
	const readAll = async (some: readonly ApiRequest[]) =>
		await Promise.all(some.map(async (request) => await read(client, query, request)));
	// The first list by itself, so that a wrong key costs one request.
	const begun = [...(await readAll(requests.slice(0, 1))), ...(await readAll(requests.slice(1)))];
	let open = begun.filter(({ next }) => next !== null);
	let records: readonly MessageRecord[] = mergedByTime(begun.map((list) => list.records));
	for (;;) {
		open = open.toSorted((a, b) => b.bound - a.bound);
		const [newest, ...rest] = open;
		yield {
			scope,
			records,
			nothingNewerThan: newest?.bound ?? null,
			isBoundExact: false,
			isTruncated: false,
			...(query.ownPhone !== null && { ownPhone: query.ownPhone }),
		};
		if (!newest?.next) return;
		const page = await read(client, query, newest.next);
		records = page.records;
		open = page.next === null ? rest : [page, ...rest];
	}
}
