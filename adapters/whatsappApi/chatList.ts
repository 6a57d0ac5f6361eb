import { toE164 } from '../core/phone/phone';
import type { ApiClient } from '../core/client';
import { activityAt } from '../core/messages/pagesByChat';
import type { ListedChat } from '../core/messages/page';
import type { WhatsAppApiConfig } from './config';
import { CEILING } from './conversation';
import { connectedPhone } from './server';
import { chatListSchema } from './schemas';

/**
 * The chats that can be read, newest activity first; those that can't are counted in hints. A chat's own time may
 * be behind that of its last message.
 */
export async function listChats(
	client: ApiClient<WhatsAppApiConfig>,
): Promise<{ readonly chats: readonly ListedChat[]; readonly isTruncated: boolean }> {
	await connectedPhone(client);
	const { chats } = await client.call(
		{ method: 'GET', path: '/api/chats', query: { limit: CEILING } },
		chatListSchema,
	);
	const known = chats.usable.map(({ row }) => row);
	const groups = known.filter(({ is_group }) => is_group === true);
	const direct = known
		.flatMap(({ id, timestamp, unread_count: unread, last_message: last }): ListedChat[] => {
			const phone = toE164(id);
			if (phone === null) return [];
			const activeAt = activityAt(timestamp, last?.timestamp);
			const contact = { kind: 'phone', address: phone } as const;
			return [{ contact, activeAt, messageId: last?.id ?? null, unread: unread ?? 0 }];
		})
		.sort((a, b) => b.activeAt - a.activeAt);
	if (groups.length > 0) client.addHint({ code: 'groupsSkipped', count: groups.length });
	const unreadable = chats.count - groups.length - direct.length;
	if (unreadable > 0) client.addHint({ code: 'chatUnreadable', count: unreadable });
	const phones = direct.map(({ contact }) => contact.address);
	const once = direct.filter(({ contact }, index) => phones.indexOf(contact.address) === index);
	return { chats: once, isTruncated: chats.count >= CEILING };
}
