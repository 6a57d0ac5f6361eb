import { pagesByChat } from '../core/messages/pagesByChat';
import type { ApiClient } from '../core/client';
import type { Address } from '../core/phone/contact';
import type { MessageQuery, Page } from '../core/messages/page';
import type { WhatsAppApiConfig } from './config';
import { readConversation } from './conversation';
import { listChats } from './chatList';

/** The newest messages of one chat (one page), or of all direct chats (one page a chat). */
export async function* pages(
	client: ApiClient<WhatsAppApiConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const { contact } = query;
	if (contact === null) {
		const read = async ({ address }: Address) =>
			await readConversation(client, address, query.wanted);
		yield* pagesByChat(client, await listChats(client), read);
		return;
	}
	const conversation = await readConversation(client, contact.address, query.wanted);
	yield { scope: contact.address, ...conversation, nothingNewerThan: null, isBoundExact: true };
}
