import { ofOneChat } from '../core/messages/catchChatFailure';
import type { Context, Page } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { listChats } from './chatList';
import type { WhatsAppApiConfig } from './config';
import { type Conversation, readConversation } from './conversation';

/** Chats read ahead of the one that is being looked at: the server has one Chrome. */
const READ_AHEAD = 2;

type Reading = Promise<Conversation | ProviderError>;

/**
 * All direct chats, one page each: the server has no list of messages. The next chat's last activity bounds what
 * follows, so that whoever reads can stop early. Throws when not a single chat could be read.
 */
export async function* pagesOfAllChats(
	context: Context<WhatsAppApiConfig>,
	wanted: number,
): AsyncGenerator<Page, void, undefined> {
	const { chats, isCut } = await listChats(context);
	const begun: Reading[] = [];
	let read = 0;
	for (const [index, { phone: scope }] of chats.entries()) {
		for (const { phone } of chats.slice(begun.length, index + 1 + READ_AHEAD)) {
			const reading = ofOneChat(readConversation(context, phone, wanted));
			reading.catch(() => {});
			begun.push(reading);
		}
		const next = chats[index + 1];
		const conversation = await begun[index];
		const bound = { nothingNewerThan: next?.activeAt ?? null, isBoundExact: true };
		const isListEnd = isCut && !next;
		if (conversation === undefined || ProviderError.isInstance(conversation)) {
			context.notify({ code: 'chatUnreadable' });
			if (!next && read === 0 && conversation) throw conversation;
			yield { scope, observations: [], isCut: isListEnd, ...bound };
		} else {
			read += 1;
			yield {
				scope,
				observations: conversation.observations,
				isCut: isListEnd || conversation.isCut,
				...bound,
			};
		}
	}
}
