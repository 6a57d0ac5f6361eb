import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { sentMessage } from '../core/sending/sentMessage';
import { fromIso } from '../core/time/time';
import type { WhatsAppApiConfig } from './config';
import { WHATSAPP_API } from './failures';
import { sentAnswerSchema } from './schemas';
import { connectedPhone } from './server';

/** It is one phone with its own WhatsApp, which blocks those that write too fast. The length is WhatsApp's own. */
export const SENDING: SendCapability = {
	maxTextLength: 65_536,
	pauseMs: 3_000,
	supportsMedia: false,
	supportsReply: false,
};

/** A text by the server's phone, once that is known to be connected: else the server would wait for two minutes. */
export async function send(
	client: ApiClient<WhatsAppApiConfig>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const accountPhone = await connectedPhone(client);
	const { contact, text } = message;
	const { row, raw } = await client.call(
		{
			method: 'POST',
			path: '/api/send',
			body: { phone_number: contact.variants[0].slice(1), message: text },
			isAtMostOnce: true,
		},
		sentAnswerSchema,
	);
	const { timestamp, message_id: messageId, chat_id: chatId } = row;
	const sentAt = fromIso(timestamp);
	const known = { accountPhone, messageId, chatId, ...(sentAt && { sentAt }) };
	return { message: sentMessage(WHATSAPP_API.id, client, message, known), raw };
}
