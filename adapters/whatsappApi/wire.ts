import { z } from 'zod/v4';
import { flagSchema, textSchema } from '../core/wireTypes';

/**
 * A message: `from_me` tells the direction (`from` and `to` don't agree in the server's own sample), `timestamp`
 * is in Unix seconds, and nothing tells a delivery status.
 * @see https://mintlify.wiki/jihvijhojhviihogyuvi/whatsapp-api/ (api-reference, read 2026-11)
 */
export const messageRowSchema = z.object({
	id: textSchema,
	from_me: flagSchema,
	type: textSchema,
	body: textSchema,
	timestamp: z.number().nullish(),
	has_media: flagSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

export const chatSchema = z.object({
	id: textSchema,
	name: textSchema,
	is_group: flagSchema,
	timestamp: z.number().nullish(),
});
export type Chat = z.output<typeof chatSchema>;

/** `/api/messages`, by GET and by POST alike. */
export const conversationSchema = z.object({
	chat: chatSchema.nullish(),
	messages: z.array(z.unknown()),
});

const listedChatSchema = chatSchema.extend({
	unread_count: z.number().nullish().catch(null),
	last_message: z.object({ id: textSchema, timestamp: z.number().nullish() }).nullish().catch(null),
});

/** `/api/chats`: newest activity first, groups included; null for one that isn't as documented. */
export const chatListSchema = z.object({ chats: z.array(listedChatSchema.nullable().catch(null)) });

/** `/api/status`: never starts Chrome; its local paths are left out here. */
export const serverStatusSchema = z.object({
	state: textSchema,
	/** In every answer of such a server: without it something else answers. */
	ready: flagSchema.refine((ready) => ready !== null),
	account: z.object({ wid: z.unknown() }).nullish(),
});
