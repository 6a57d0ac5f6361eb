import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { sentMessage } from '../core/sending/sentMessage';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { WAMM } from './failures';
import { checkedId } from './messageId';
import { toContact } from './normalize';
import { sentAnswerSchema } from './schemas';

/**
 * WAMM.chat queues what it takes, and sends it a few seconds apart or as the delay says.
 * @see https://1mhub.ru/en/help/otpravka-soobschenii-api (read 2026-11)
 */
export const SENDING: SendCapability = {
	maxTextLength: 4_500,
	pauseMs: 1_000,
	supportsMedia: false,
	supportsReply: true,
	delays: [15, 20, 30, 45, 60, 120, 180],
};

/** A text by `msg_to`, which is a GET although it sends. */
export async function send(
	client: ApiClient<WammConfig>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const { contact, text, delaySeconds, replyToMessageId } = message;
	const [address] = contact.variants;
	const chatId = contact.kind === 'phone' ? address.slice(1) : address;
	const { row, raw } = await client.call(
		{
			method: 'GET',
			path: `/msg_to/${TOKEN_MARK}/`,
			query: {
				phone: chatId,
				text,
				...(delaySeconds !== null && { delay: delaySeconds }),
				...(replyToMessageId !== null && { quote_msg_id: checkedId(replyToMessageId) }),
			},
			isAtMostOnce: true,
		},
		sentAnswerSchema,
	);
	const known = { ...toContact(chatId, null, client.config), messageId: row.msg_id, chatId };
	return { message: sentMessage(WAMM.id, client, message, known), raw };
}
