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

/**
 * A message: `from_me` tells the direction (`from` and `to` don't agree in the server's own sample), `timestamp`
 * is in Unix seconds, and nothing tells a delivery status.
 * @see https://mintlify.wiki/jihvijhojhviihogyuvi/whatsapp-api/ (api-reference, read 2026-11)
 */
export const messageRowSchema = z.object({
	id: idSchema,
	from_me: flagSchema,
	type: textSchema,
	body: textSchema,
	timestamp: numberSchema,
	has_media: flagSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

const chatSchema = z.object({
	id: idSchema,
	name: textSchema,
	is_group: flagSchema,
	timestamp: numberSchema,
});
export type Chat = z.output<typeof chatSchema>;

/** `/api/messages`, by GET and by POST alike. */
export const conversationSchema = z.object({
	chat: chatSchema.nullish().catch(null),
	messages: rowsSchema(messageRowSchema),
});

const listedChatSchema = chatSchema.extend({
	unread_count: numberSchema,
	last_message: partSchema({ id: textSchema, timestamp: numberSchema }),
});

/** `/api/chats`: newest activity first, groups included. */
export const chatListSchema = z.object({ chats: rowsSchema(listedChatSchema) });

/** `/api/status`: never starts Chrome; its local paths are left out here. */
export const serverStatusSchema = z.object({
	state: textSchema,
	/** In every answer of such a server: without it something else answers. */
	ready: flagSchema.refine((ready) => ready !== null),
	account: partSchema({ wid: textSchema }),
});

/** `/api/send`: the id may be null, so it is `ok` that says that the message went out. */
export const sentAnswerSchema = withRaw(
	z.object({
		ok: flagSchema.refine((ok) => ok === true),
		chat_id: textSchema,
		message_id: textSchema,
		timestamp: textSchema,
	}),
);
