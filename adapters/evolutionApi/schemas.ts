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
 * What names a message: `remoteJid` is its chat. Where that is an address that hides the phone (`…@lid`), the phone's
 * stands in `remoteJidAlt` (2.3.3 and later) or `senderPn` (2.3.0 to 2.3.4).
 */
export const keySchema = partSchema({
	id: textSchema,
	fromMe: flagSchema,
	remoteJid: textSchema,
	remoteJidAlt: textSchema,
	senderPn: textSchema,
});

const wordsSchema = z
	.array(partSchema({ status: textSchema }))
	.catch([])
	.transform((updates) => updates.flatMap((update) => update?.status ?? []));

/**
 * A stored message. Its updates stand in no order and tell no time.
 * @see https://github.com/evolution-foundation/evolution-api `fetchMessages` of
 * `src/api/integrations/channel/whatsapp/whatsapp.baileys.service.ts` (2.3.7, read 2026-11)
 */
export const messageRowSchema = z.object({
	/** The row's own; the message's stands in `key`. */
	id: idSchema,
	key: keySchema,
	pushName: textSchema,
	messageType: textSchema,
	message: z.record(z.string(), z.unknown()).nullish().catch(null),
	messageTimestamp: numberSchema,
	MessageUpdate: wordsSchema,
});
export type MessageRow = z.output<typeof messageRowSchema>;

export const messageListSchema = z.object({
	messages: z.object({ pages: numberSchema, records: rowsSchema(messageRowSchema) }),
});

/** `/instance/connectionState`: open, connecting or close; no state for an instance that isn't running. */
export const connectionSchema = z.object({ instance: z.object({ state: textSchema }) });

/** `/`: asked without any need of a key. */
export const serverSchema = z.object({ version: textSchema });

/** The message right after it was sent, which has a key with an id: else it isn't known what became of it. */
export const sentAnswerSchema = withRaw(
	z
		.object({
			key: keySchema,
			messageTimestamp: numberSchema,
			status: textSchema,
		})
		.refine(({ key }) => Boolean(key?.id), { path: ['key', 'id'] }),
);
