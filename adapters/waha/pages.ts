import type { ApiClient } from '../core/client';
import { pagesByChat } from '../core/messages/pagesByChat';
import type { Address } from '../core/phone/contact';
import { type MessageQuery, type Page, UNBOUNDED_MS } from '../core/messages/page';
import { listChats } from './chatList';
import type { WahaConfig } from './config';
import { MOST_ROWS, readRows, type RowPage } from './messageList';
import { workingSession } from './session';

/** The time of the last row that has one; nothing that follows is newer. */
function boundOf({ records }: RowPage): number {
	const sentAt = records.findLast(({ message }) => message.sentAt !== null)?.message.sentAt;
	return sentAt ? Date.parse(sentAt) : UNBOUNDED_MS;
}

/** A list page by page, to its end: an empty page, since a short one may be followed by others. */
async function* pagesOf(
	client: ApiClient<WahaConfig>,
	{ contact, direction, wanted, isForStatuses = false }: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const isOutboundOnly = contact === null && direction === 'outbound';
	for (let offset = 0; ;) {
		const rows = await readRows(client, contact, {
			wanted,
			offset,
			isOutboundOnly,
			hasPhones: !isForStatuses,
		});
		offset += rows.limit;
		yield {
			scope: contact?.address ?? 'all',
			records: rows.records,
			nothingNewerThan: rows.count === 0 ? null : boundOf(rows),
			isBoundExact: false,
			isTruncated: false,
		};
		if (rows.count === 0) return;
	}
}

/** The messages of one chat, or of all: in one list where the engine keeps one, else chat by chat. */
export async function* pages(
	client: ApiClient<WahaConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	if (query.contact !== null || (await workingSession(client)).hasStore) {
		yield* pagesOf(client, query);
		return;
	}
	const read = async (contact: Address) => {
		const range = { wanted: query.wanted, offset: 0, isOutboundOnly: false, hasPhones: true };
		const { records, count } = await readRows(client, contact, range);
		return { records, isTruncated: count >= MOST_ROWS };
	};
	yield* pagesByChat(client, await listChats(client), read);
}
