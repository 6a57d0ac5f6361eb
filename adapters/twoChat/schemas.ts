import { z } from 'zod/v4';
import {
	flagSchema,
	idSchema,
	numberSchema,
	partSchema,
	rowsSchema,
	textSchema,
	withRaw,
} from '../core/coercions';

const content = partSchema({
	text: textSchema,
	media: partSchema({ url: textSchema, type: textSchema, mime_type: textSchema }),
});

const contact = partSchema({ first_name: textSchema, last_name: textSchema });

/**
 * A message, as lists (`timestamp`: float epoch seconds, no status) and single answers (`created_at`, `wa_msg_ack`) have it.
 * @see https://developers.2chat.co/docs/API/WhatsApp/get-messages (read 2026-11)
 * @see https://developers.2chat.co/docs/API/WhatsApp/messages/get-single-message (read 2026-11)
 */
export const messageRowSchema = z.object({
	uuid: idSchema,
	id: textSchema,
	timestamp: numberSchema,
	created_at: textSchema,
	session_key: textSchema,
	message: content,
	remote_phone_number: textSchema,
	channel_phone_number: textSchema,
	sent_by: textSchema,
	contact,
	wa_msg_ack: textSchema,
	sent: flagSchema,
	received: flagSchema,
	read: flagSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

export const messageListSchema = z.object({ messages: rowsSchema(messageRowSchema) });

export const messageAnswerSchema = z.object({ message: withRaw(messageRowSchema) });

/**
 * Our own numbers, of `get-numbers`: `connection_status` is C (connected), D (disconnected) or F (failure).
 * @see https://developers.2chat.co/docs/API/WhatsApp/get-numbers (read 2026-11)
 */
export const numberListSchema = z.object({
	numbers: rowsSchema(
		z.object({
			uuid: textSchema,
			phone_number: textSchema,
			friendly_name: textSchema,
			connection_status: textSchema,
		}),
	),
});

/** @see https://developers.2chat.co/docs/API/authentication (read 2026-11) */
export const infoSchema = z.object({
	account: z.object({ blocked: flagSchema }),
});

/**
 * The answer of `send-message`: without its id nobody knows what was queued.
 * @see https://developers.2chat.co/docs/API/WhatsApp/send-message (read 2026-11)
 */
export const sentAnswerSchema = withRaw(
	z.object({ message_uuid: idSchema.refine((id) => id !== null) }),
);
