import { catchChatFailure } from '../core/messages/catchChatFailure';
import type { ApiClient } from '../core/client';
import { type Page, UNBOUNDED_MS } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { listChats } from './chatList';
import type { WhatsAppApiConfig } from './config';
import { type Conversation, readConversation } from './conversation';

/** Chats read ahead of the one that is being looked at: the server has one Chrome. */
const READ_AHEAD = 2;

type PendingChat = Promise<Conversation | ProviderError>;

/**
 * All direct chats, one page each: the server has no list of messages. The next chat's last activity bounds what
 * follows, so that whoever reads can stop early; but not while there were only rows that can't be used. Throws when
 * not a single chat could be read, or no message of any, but rows.
 */
export async function* pagesOfAllChats(
	client: ApiClient<WhatsAppApiConfig>,
	wanted: number,
): AsyncGenerator<Page, void, undefined> {
	const { chats, isTruncated } = await listChats(client);
	const begun: PendingChat[] = [];
	let read = 0;
	let messages = 0;
	let unusable: ProviderError | null = null;
	for (const [index, { phone: scope }] of chats.entries()) {
		for (const { phone } of chats.slice(begun.length, index + 1 + READ_AHEAD)) {
			const reading = catchChatFailure(readConversation(client, phone, wanted));
			reading.catch(() => {});
			begun.push(reading);
		}
		const next = chats[index + 1];
		const conversation = await begun[index];
		const isUnread = conversation === undefined || ProviderError.isInstance(conversation);
		if (isUnread) {
			client.addHint({ code: 'chatUnreadable' });
			if (!next && read === 0 && conversation) throw conversation;
			if (conversation?.category === 'invalidResponse') unusable ??= conversation;
		} else {
			read += 1;
			messages += conversation.records.length;
		}
		const isHopeless = messages === 0 && unusable !== null;
		if (!next && isHopeless) throw unusable;
		yield {
			scope,
			records: isUnread ? [] : conversation.records,
			isTruncated: (isTruncated && !next) || (!isUnread && conversation.isTruncated),
			nothingNewerThan: next ? (isHopeless ? UNBOUNDED_MS : next.activeAt) : null,
			isBoundExact: true,
		};
	}
}
