import type { ApiClient } from '../core/client';
import { InputError } from '../core/inputError';
import type { MessageRecord } from '../core/messages/message';
import type { Contact } from '../core/phone/contact';
import type { OutgoingMessage } from '../core/sending/outgoingMessage';
import type { SendCapability } from '../core/capabilities';
import { sentMessage } from '../core/sending/sentMessage';
import type { TwoChatConfig } from './config';
import { TWO_CHAT } from './failures';
import { phoneOfKey } from './normalize';
import { ownNumber } from './numbers';
import { withNumberVariant } from './ownNumberVariant';
import { sentAnswerSchema } from './schemas';

/**
 * A paid plan takes 50 requests a minute for each number; a text may be as long as WhatsApp lets it be.
 * @see https://developers.2chat.co/docs/API/WhatsApp/send-message (read 2026-11)
 */
export const SENDING: SendCapability = {
	maxTextLength: 65_536,
	pauseMs: 1_200,
	supportsMedia: true,
	supportsReply: false,
};

const HIDDEN_PHONE = /-(\d+@lid)$/;

/** Whom the request names: a phone, or a contact that hides it. Throws an `InputError` for groups, which have another id. */
function recipientOf({ kind, variants: [address] }: Contact): Readonly<Record<string, string>> {
	const phone = kind === 'phone' ? address : phoneOfKey(address);
	if (phone !== null) return { to_number: phone };
	const remoteId = HIDDEN_PHONE.exec(address)?.[1];
	if (remoteId !== undefined) return { to_remote_id: remoteId };
	throw new InputError(
		'2Chat sends to contacts, and this is the chatId of something else.',
		'Give the phone of a contact, or the chatId of a direct chat.',
	);
}

/** By our number as it was chosen, or the only connected one. Queued when it is answered, not yet sent. */
export async function send(
	client: ApiClient<TwoChatConfig>,
	message: OutgoingMessage,
): Promise<MessageRecord> {
	const { contact, text, mediaUrl } = message;
	const recipient = recipientOf(contact);
	const content = { ...(text && { text }), ...(mediaUrl !== null && { url: mediaUrl }) };
	const chosen = message.ownPhone ?? (await ownNumber(client, null)).phone;
	return await withNumberVariant(client, chosen, async (ownPhone) => {
		const { row, raw } = await client.call(
			{
				method: 'POST',
				path: '/whatsapp/send-message',
				body: { from_number: ownPhone, ...recipient, ...content },
				isAtMostOnce: true,
			},
			sentAnswerSchema,
		);
		const known = {
			phone: recipient.to_number ?? null,
			messageId: row.message_uuid,
			chatId: contact.kind === 'chat' ? contact.variants[0] : null,
			accountPhone: ownPhone,
		};
		return { message: sentMessage(TWO_CHAT.id, client, message, known), raw };
	});
}
