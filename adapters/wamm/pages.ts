import { withFallbacks } from '../core/messages/message';
import type { ApiClient } from '../core/client';
import type { MessageQuery, Page } from '../core/messages/page';
import { parseMessageRows } from '../core/messages/messageRows';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { newestFirst } from './newestFirst';
import { toMessage } from './normalize';
import { messageListSchema } from './schemas';

/** What one request can reach; there is no paging. */
export const CEILING = 100;

/** The newest messages, of one chat (`msg_get`) or of all (`msg_get_last`): one page, of 100 at most. */
export async function* pages(
	client: ApiClient<WammConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const { config, addHint } = client;
	const { contact, direction } = query;
	const col = Math.min(CEILING, query.wanted);
	const phone = contact?.kind === 'phone' ? contact.address : null;
	const chatId = phone?.slice(1) ?? contact?.address ?? null;
	const answer = await client.call(
		chatId === null
			? {
					method: 'GET',
					path: `/msg_get_last/${TOKEN_MARK}/`,
					query: { col, ...(direction && { from_me: direction === 'outbound' ? 1 : 0 }) },
				}
			: {
					method: 'GET',
					path: `/msg_get/${TOKEN_MARK}/`,
					query: { phone: chatId, col },
				},
		messageListSchema,
	);
	const records = parseMessageRows(
		answer.msg_data,
		(row) => withFallbacks(toMessage(row, config), { phone, chatId }),
		addHint,
	);
	yield {
		scope: contact?.address ?? direction ?? 'all',
		records: newestFirst(records),
		nothingNewerThan: null,
		isBoundExact: true,
		isTruncated: answer.msg_data.count >= CEILING,
	};
}
