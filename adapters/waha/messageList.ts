import type { ApiClient } from '../core/client';
import { type MessageRecord, withFallbacks } from '../core/messages/message';
import { parseMessageRows } from '../core/messages/messageRows';
import type { Address } from '../core/phone/contact';
import { urlPart } from '../http/urlPart';
import { chatIdOf } from './address';
import type { WahaConfig } from './config';
import { withPhones } from './hiddenNumbers';
import { toMessage } from './normalize';
import { sessionPath, workingSession } from './session';
import { messageListSchema } from './schemas';

/** Rows of one answer; WAHA documents no maximum, but the engine's object comes along with each. */
export const MOST_ROWS = 100;
/** Rows that are asked for at least: WAHA leaves some out after counting them, and an empty answer is the end. */
const FEWEST_ROWS = 20;

/** What to ask of the list. */
export interface RowRange {
	readonly wanted: number;
	readonly offset: number;
	readonly isOutboundOnly: boolean;
	/** Whether hidden numbers are asked about. */
	readonly hasPhones: boolean;
}

/** Some rows of a list. */
export interface RowPage {
	/** Newest first. */
	readonly records: readonly MessageRecord[];
	/** How many came, those included that can't be used. */
	readonly count: number;
	/** How many were asked for: the next page begins so many further, however few came. */
	readonly limit: number;
}

/** Rows of one chat, or with null of all where the engine has such a list. */
export async function readRows(
	client: ApiClient<WahaConfig>,
	contact: Address | null,
	{ wanted, offset, isOutboundOnly, hasPhones }: RowRange,
): Promise<RowPage> {
	const { accountPhone } = await workingSession(client);
	const chatId = contact && chatIdOf(contact);
	const limit = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, wanted));
	const rows = await client.call(
		{
			method: 'GET',
			path: sessionPath(client.config, `chats/${urlPart(chatId ?? 'all')}/messages`),
			query: {
				limit,
				offset,
				sortBy: 'timestamp',
				sortOrder: 'desc',
				downloadMedia: 'false',
				// Asking for `false` gets nothing at all from the NOWEB engine.
				...(isOutboundOnly && { 'filter.fromMe': 'true' }),
			},
		},
		messageListSchema,
	);
	const phone = contact?.kind === 'phone' ? contact.address : null;
	const records = parseMessageRows(
		rows,
		(row) => withFallbacks(toMessage(row, accountPhone), { phone, chatId }),
		client.addHint,
	);
	const shown = hasPhones ? await withPhones(client, records) : records;
	return { records: shown, count: rows.count, limit };
}
