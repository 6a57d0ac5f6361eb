import type { ApiClient } from '../core/client';
import { InputError } from '../core/inputError';
import type { MessageRecord } from '../core/messages/message';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { onChannelOf } from './address';
import { accountPath, type TwilioConfig } from './config';
import { toMessage } from './normalize';
import { messageAnswerSchema } from './schemas';

/**
 * Twilio queues by itself what its numbers may not send at once.
 * @see https://www.twilio.com/docs/messaging/api/message-resource (read 2026-11)
 */
export const SENDING: SendCapability = {
	maxTextLength: 1_600,
	pauseMs: 100,
	supportsMedia: true,
	supportsReply: false,
};

const MESSAGING_SERVICE = /^MG[0-9a-f]{32}$/i;

/** Whom it comes from: the number of the node, else the credential's sender; on WhatsApp as WhatsApp has it. */
function senderOf(
	to: string,
	ownPhone: string | null,
	{ sender }: TwilioConfig,
): Readonly<Record<string, string>> {
	if (ownPhone === null && MESSAGING_SERVICE.test(sender)) return { MessagingServiceSid: sender };
	const from = ownPhone ?? sender;
	if (from !== '') return { From: onChannelOf(to, from) };
	throw new InputError(
		'Twilio has to know whom the message comes from.',
		'Choose Your Number in the node, or enter a number or a Messaging Service as Sender of the credential.',
	);
}

/** Queued when it is answered; `statusCallback` of the credential is told what becomes of it. */
export async function send(
	{ call, config }: ApiClient<TwilioConfig>,
	{ contact, ownPhone, text, mediaUrl }: OutgoingMessage,
): Promise<MessageRecord> {
	const [To] = contact.variants;
	const { row, raw } = await call(
		{
			method: 'POST',
			path: `${accountPath(config)}/Messages.json`,
			form: {
				To,
				...senderOf(To, ownPhone, config),
				...(text !== '' && { Body: text }),
				...(mediaUrl !== null && { MediaUrl: mediaUrl }),
				...(config.statusCallback !== '' && { StatusCallback: config.statusCallback }),
			},
			isAtMostOnce: true,
		},
		messageAnswerSchema,
	);
	return { message: toMessage(row), raw };
}
