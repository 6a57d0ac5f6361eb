import type { ApiClient } from '../core/client';
import { activityAt, type ChatList } from '../core/messages/pagesByChat';
import type { ListedChat } from '../core/messages/page';
import type { WahaConfig } from './config';
import { sessionPath, workingSession } from './session';
import { chatListSchema } from './schemas';

/** Chats that one answer lists: the engine looks up the picture of each. */
const MOST_CHATS = 100;

/** The newest chats, groups included, newest activity first; stories of contacts (`status@broadcast`) are no chat. */
export async function listChats(client: ApiClient<WahaConfig>): Promise<ChatList> {
	await workingSession(client);
	const { usable, count } = await client.call(
		{
			method: 'GET',
			path: sessionPath(client.config, 'chats/overview'),
			query: { limit: MOST_CHATS, offset: 0 },
		},
		chatListSchema,
	);
	const chats = usable
		.flatMap(({ row: { id, lastMessage: last, _chat } }): ListedChat[] => {
			if (id === null || id.endsWith('@broadcast')) return [];
			return [
				{
					contact: { kind: 'chat', address: id },
					activeAt: activityAt(last?.timestamp, _chat?.timestamp),
					messageId: last?.id ?? null,
					unread: _chat?.unreadCount ?? 0,
				},
			];
		})
		.sort((a, b) => b.activeAt - a.activeAt);
	const dropped = count - usable.length;
	if (dropped > 0) client.addHint({ code: 'chatUnreadable', count: dropped });
	return { chats, isTruncated: count >= MOST_CHATS };
}
