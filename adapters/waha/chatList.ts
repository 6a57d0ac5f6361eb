import type { ApiClient } from '../core/client';
import type { ChatList } from '../core/messages/pagesByChat';
import { type ListedChat, UNBOUNDED_MS } from '../core/provider';
import type { WahaConfig } from './config';
import { sessionPath, workingSession } from './session';
import { chatListSchema } from './schemas';

/** Chats that one answer lists: the engine looks up the picture of each. */
const MOST_CHATS = 100;

/** Whatever numbers the server gives: the later time, one that every calendar has. */
function activity(...seconds: ReadonlyArray<number | null | undefined>): number {
	const latest = Math.max(...seconds.map((each) => each ?? 0));
	return Math.max(0, Math.min(UNBOUNDED_MS, latest * 1_000));
}

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
					activeAt: activity(last?.timestamp, _chat?.timestamp),
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
