import { withFallbacks } from '../core/messages/message';
import type { ChatMessages } from '../core/messages/pagesByChat';
import { catchFailure } from '../core/catchFailure';
import type { ApiClient } from '../core/client';
import { ProviderError } from '../core/providerError';
import { parseMessageRows } from '../core/messages/messageRows';
import type { WhatsAppApiConfig } from './config';
import { failureOfChat } from './failures';
import { toMessage } from './normalize';
import { connectedPhone } from './server';
import { conversationSchema } from './schemas';

/** What one request can reach of a chat; there is no paging. */
export const CEILING = 100;

/** The newest messages with one phone (E.164), by GET or POST as the credential says; the server prints them oldest first. */
export async function readConversation(
	client: ApiClient<WhatsAppApiConfig>,
	phone: string,
	wanted: number,
): Promise<ChatMessages> {
	const accountPhone = await connectedPhone(client);
	const asked = { phone_number: phone.slice(1), limit: Math.min(CEILING, wanted) };
	const path = '/api/messages';
	const answer = await catchFailure(
		client.call(
			client.config.requestMethod === 'GET'
				? { method: 'GET', path, query: asked }
				: { method: 'POST', path, body: asked },
			conversationSchema,
		),
		() => true,
	);
	if (ProviderError.isInstance(answer)) throw failureOfChat(answer);
	const { chat, messages } = answer;
	const records = parseMessageRows(
		messages,
		(row) =>
			withFallbacks(toMessage(row, chat ?? null, accountPhone), {
				phone,
				chatId: `${phone.slice(1)}@c.us`,
			}),
		client.addHint,
	);
	return { records: records.toReversed(), isTruncated: messages.count >= CEILING };
}
