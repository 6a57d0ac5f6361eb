import { catchChatFailure } from '../core/messages/catchChatFailure';
import type { ApiClient } from '../core/client';
import type { Page } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { listChats } from './chatList';
import type { WhatsAppApiConfig } from './config';
import { type Conversation, readConversation } from './conversation';

/** Chats read ahead of the one that is being looked at: the server has one Chrome. */
const READ_AHEAD = 2;

type PendingChat = Promise<Conversation | ProviderError>;

/**
 * All direct chats, one page each: the server has no list of messages. The next chat's last activity bounds what
 * follows, so that whoever reads can stop early. Throws when not a single chat could be read.
 */
export async function* pagesOfAllChats(
	client: ApiClient<WhatsAppApiConfig>,
	wanted: number,
): AsyncGenerator<Page, void, undefined> {
	const { chats, isTruncated } = await listChats(client);
	const begun: PendingChat[] = [];
	let read = 0;
	for (const [index, { phone: scope }] of chats.entries()) {
		for (const { phone } of chats.slice(begun.length, index + 1 + READ_AHEAD)) {
			const reading = catchChatFailure(readConversation(client, phone, wanted));
			reading.catch(() => {});
			begun.push(reading);
		}
		const next = chats[index + 1];
		const conversation = await begun[index];
		const bound = { nothingNewerThan: next?.activeAt ?? null, isBoundExact: true };
		const isListEnd = isTruncated && !next;
		if (conversation === undefined || ProviderError.isInstance(conversation)) {
			client.addHint({ code: 'chatUnreadable' });
			if (!next && read === 0 && conversation) throw conversation;
			yield { scope, records: [], isTruncated: isListEnd, ...bound };
		} else {
			read += 1;
			yield {
				scope,
				records: conversation.records,
				isTruncated: isListEnd || conversation.isTruncated,
				...bound,
			};
		}
	}
}
