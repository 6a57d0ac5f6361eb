import { z } from 'zod/v4';
import {
	flagSchema,
	idSchema,
	isRecord,
	numberSchema,
	partSchema,
	rowsSchema,
	textSchema,
	withRaw,
} from '../core/coercions';

/** What a message consists of, by the names of WhatsApp's own format: NOWEB writes `message`, GOWS `Message`. */
const contentSchema = z.transform((value: unknown) => (isRecord(value) ? value : null));

/**
 * The engine's own object, of which only WAHA's fields are sure: the other address of a hidden number, the name that
 * people give themselves, and the kind of message stand nowhere else.
 */
const engineDataSchema = partSchema({
	/** WEBJS and WPP. */
	type: textSchema,
	notifyName: textSchema,
	mimetype: textSchema,
	/** NOWEB. */
	key: partSchema({ remoteJidAlt: textSchema }),
	pushName: textSchema,
	message: contentSchema,
	/** GOWS. */
	Info: partSchema({ PushName: textSchema, SenderAlt: textSchema, RecipientAlt: textSchema }),
	Message: contentSchema,
});

/**
 * A message, in lists, alone and in webhooks: `timestamp` is in Unix seconds; `from` is the chat even of own
 * messages on GOWS and NOWEB, and our own address on WEBJS, so that only the id tells the chat everywhere.
 * @see https://waha.devlike.pro/docs/how-to/chats/ and its swagger/openapi.json, 2026.7.1 (read 2026-11)
 */
export const messageRowSchema = z.object({
	id: idSchema,
	timestamp: numberSchema,
	from: textSchema,
	fromMe: flagSchema,
	to: textSchema,
	participant: textSchema,
	body: textSchema,
	hasMedia: flagSchema,
	media: partSchema({ url: textSchema, mimetype: textSchema }),
	location: z.unknown(),
	ack: numberSchema,
	ackName: textSchema,
	_data: engineDataSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

/** `/chats/{chatId}/messages`: a bare list. */
export const messageListSchema = rowsSchema(messageRowSchema);

/** One message, by its id. */
export const messageAnswerSchema = withRaw(messageRowSchema);

/** WhatsApp's own address as WAHA writes it. */
function toCusFormat(jid: string): string {
	return jid.replace(/(?::\d+)?@s\.whatsapp\.net$/, '@c.us');
}

/**
 * `/sendText`: the API's page shows a message, but each engine answers with its own: `id` is a text on GOWS and an
 * object in a browser, and NOWEB has a `key`. Without an id it isn't known what became of the message.
 */
export const sentAnswerSchema = withRaw(
	z
		.object({
			id: z.union([z.string(), z.object({ _serialized: z.string() })]).nullish(),
			key: partSchema({ remoteJid: z.string(), id: z.string() }),
		})
		.transform(({ id, key }) => {
			const ofKey = key && `true_${toCusFormat(key.remoteJid)}_${key.id}`;
			return { id: typeof id === 'string' ? id : (id?._serialized ?? ofKey ?? null) };
		})
		.refine(({ id }) => id !== null, { path: ['id'] }),
);

/** `/chats/overview`: chats with their last messages. */
export const chatListSchema = rowsSchema(
	z.object({
		id: idSchema,
		name: textSchema,
		lastMessage: partSchema({ id: textSchema, timestamp: numberSchema }),
		_chat: partSchema({ timestamp: numberSchema, unreadCount: numberSchema }),
	}),
);

/** `/sessions/{session}`: webhooks that are set by environment variables aren't in it. */
export const sessionSchema = z.object({
	/** In every answer of a WAHA server: without it something else answers. */
	status: textSchema.refine((status) => status !== null),
	me: partSchema({ id: textSchema }),
	engine: partSchema({ engine: textSchema }),
	config: partSchema({
		webhooks: z
			.array(partSchema({ url: textSchema }))
			.nullish()
			.catch(null),
	}),
});

/** `/lids/{lid}`: null for a number that WhatsApp has told nobody. */
export const hiddenNumberSchema = z.object({ pn: textSchema });
