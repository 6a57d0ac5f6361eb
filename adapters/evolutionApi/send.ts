import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { sentMessage } from '../core/sending/sentMessage';
import { fromEpochSeconds } from '../core/time/time';
import { type EvolutionConfig, pathOf } from './config';
import { EVOLUTION_API } from './failures';
import { addressOf } from './normalize';
import { sentAnswerSchema } from './schemas';
import { statusOfWord } from './statuses';

/**
 * It is one phone with its own WhatsApp, which blocks those that write too fast. The length is WhatsApp's own. Files
 * would need their kind, which an address doesn't tell.
 * @see https://github.com/evolution-foundation/evolution-api `src/validate/message.schema.ts` (2.3.7, read 2026-11)
 */
export const SENDING: SendCapability = {
	maxTextLength: 65_536,
	pauseMs: 3_000,
	supportsMedia: false,
	supportsReply: true,
};

/** A text. The server rewrites some numbers of Brazil, Mexico and Argentina, and answers with the chat's own address. */
export async function send(
	client: ApiClient<EvolutionConfig>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const { contact, text, replyToMessageId: id } = message;
	const [address] = contact.variants;
	const { row, raw } = await client.call(
		{
			method: 'POST',
			path: pathOf(client.config, 'message/sendText'),
			body: {
				number: contact.kind === 'phone' ? address.slice(1) : address,
				text,
				...(id !== null && { quoted: { key: { id } } }),
			},
			isAtMostOnce: true,
		},
		sentAnswerSchema,
	);
	const { phone, ...of } = addressOf(row.key);
	const sentAt = fromEpochSeconds(row.messageTimestamp);
	const known = {
		...{ ...of, direction: 'outbound' as const },
		...(phone !== null && { phone }),
		...(sentAt !== null && { sentAt }),
		...statusOfWord(row.status ?? 'PENDING'),
	};
	return { message: sentMessage(EVOLUTION_API.id, client, message, known), raw };
}
