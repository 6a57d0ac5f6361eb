import { filledFrom } from '../core/messages/message';
import type { Context, MessageQuery, Page } from '../core/provider';
import { toObservations } from '../core/messages/messageRows';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { newestFirst } from './newestFirst';
import { toMessage } from './normalize';
import { messageListSchema } from './schemas';

/** What one request can reach; there is no paging. */
export const CEILING = 100;

/** The newest messages, of one chat (`msg_get`) or of all (`msg_get_last`): one page, of 100 at most. */
export async function* pages(
	context: Context<WammConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const { config, notify } = context;
	const { contact, direction } = query;
	const col = Math.min(CEILING, query.wanted);
	const phone = contact?.kind === 'phone' ? contact.address : null;
	const chatId = phone?.slice(1) ?? contact?.address ?? null;
	const answer = await context.call(
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
	const observations = toObservations(
		answer.msg_data,
		(row) => filledFrom(toMessage(row, config), { phone, chatId }),
		notify,
	);
	yield {
		scope: contact?.address ?? direction ?? 'all',
		observations: newestFirst(observations),
		nothingNewerThan: null,
		isBoundExact: true,
		isCut: answer.msg_data.count >= CEILING,
	};
}
