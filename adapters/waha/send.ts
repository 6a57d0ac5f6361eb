import { catchFailure } from '../core/catchFailure';
import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { ProviderError } from '../core/providerError';
import { sentMessage } from '../core/sending/sentMessage';
import { chatIdOf, phoneOf } from './address';
import type { WahaConfig } from './config';
import { WAHA } from './failures';
import { sentAnswerSchema } from './schemas';
import { workingSession } from './session';

/**
 * It is one phone with its own WhatsApp, which blocks those that write too fast. The length is WhatsApp's own. Files
 * would need their MIME type, which an address doesn't tell.
 * @see https://waha.devlike.pro/docs/how-to/send-messages/ (read 2026-11)
 */
export const SENDING: SendCapability = {
	maxTextLength: 65_536,
	pauseMs: 3_000,
	supportsMedia: false,
	supportsReply: true,
};

function noAccount({ httpStatus, detail }: ProviderError): ProviderError {
	return new ProviderError({
		provider: WAHA.id,
		category: 'noAccount',
		message: 'WAHA finds no WhatsApp account with this number.',
		advice: 'Check the number and its country code.',
		httpStatus: httpStatus ?? undefined,
		detail,
		isNotTaken: true,
	});
}

/** A text by the session's phone, once that is known to work: else WAHA would let the request wait for it. */
export async function send(
	client: ApiClient<WahaConfig>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const { accountPhone } = await workingSession(client);
	const { contact, text, replyToMessageId } = message;
	const chatId = chatIdOf({ kind: contact.kind, address: contact.variants[0] });
	const answer = await catchFailure(
		client.call(
			{
				method: 'POST',
				path: '/api/sendText',
				body: {
					session: client.config.session,
					chatId,
					text,
					...(replyToMessageId !== null && { reply_to: replyToMessageId }),
				},
				isAtMostOnce: true,
			},
			sentAnswerSchema,
		),
		({ category }) => category === 'notFound',
	);
	if (ProviderError.isInstance(answer)) throw noAccount(answer);
	const isGroup = chatId.endsWith('@g.us');
	const known = { messageId: answer.row.id, chatId, phone: phoneOf(chatId), isGroup, accountPhone };
	return { message: sentMessage(WAHA.id, client, message, known), raw: answer.raw };
}
