import { z } from 'zod/v4';
import { failureReasonSchema, statusSchema } from '../statuses/status';

export const directionSchema = z.enum(['inbound', 'outbound']);
export type Direction = z.infer<typeof directionSchema>;

export const messageTypeSchema = z.enum([
	'text',
	'image',
	'audio',
	'voice',
	'video',
	'document',
	'sticker',
	'location',
	'file',
	'other',
]);
export type MessageType = z.infer<typeof messageTypeSchema>;

const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const e164 = z.string().regex(/^\+\d{8,15}$/);

/**
 * The normalized item: flat, always with all keys, in this order, null where the provider doesn't say.
 * The TypeScript type, n8n's output schemas and the documentation's table are derived from it.
 */
export const messageSchema = z.strictObject({
	sentAt: instant.nullable().describe('When it was sent, in UTC (ISO 8601)'),
	direction: directionSchema.nullable().describe('`inbound` = written by the contact'),
	phone: e164
		.nullable()
		.describe(
			"The contact's phone as + and digits (E.164), as the provider has it; null when the contact's address is not a phone",
		),
	chatName: z.string().nullable().describe('Contact name or chat title'),
	senderName: z.string().nullable().describe('The author, in a group'),
	type: messageTypeSchema.nullable().describe('What kind of message it is'),
	text: z.string().nullable().describe('Text or caption'),
	mediaUrl: z.string().nullable().describe('Where the provider keeps the file'),
	mediaMimeType: z.string().nullable().describe('MIME type of the file'),
	status: statusSchema
		.nullable()
		.describe('Delivery status; null when this answer carries no status'),
	isFinal: z.boolean().nullable().describe('No further change of the status is expected'),
	failureReason: failureReasonSchema.nullable().describe('Why it failed'),
	statusAt: instant.nullable().describe('Last change of the status, written like `sentAt`'),
	providerStatus: z.string().nullable().describe("The provider's own word for the status"),
	messageId: z.string().nullable().describe("The provider's ID of the message, always text"),
	chatId: z
		.string()
		.nullable()
		.describe(
			"The provider's own address of the conversation; Get Messages by Phone accepts that of a direct chat in place of a phone",
		),
	isGroup: z.boolean().nullable().describe('Whether the conversation is a group'),
	accountPhone: e164.nullable().describe('Your own number, written like `phone`'),
	provider: z.string().describe('The provider it came from'),
});
export type Message = Readonly<z.infer<typeof messageSchema>>;

/** A message as one answer showed it, with the provider's untouched object. */
export interface MessageRecord {
	readonly message: Message;
	readonly raw: Readonly<Record<string, unknown>>;
}

/** A message with all keys in the item's order; what isn't given, or is an empty text, is null. */
export function createMessage(
	provider: string,
	known: Partial<Omit<Message, 'provider'>>,
): Message {
	return {
		sentAt: known.sentAt ?? null,
		direction: known.direction ?? null,
		phone: known.phone ?? null,
		chatName: known.chatName || null,
		senderName: known.senderName || null,
		type: known.type ?? null,
		text: known.text || null,
		mediaUrl: known.mediaUrl || null,
		mediaMimeType: known.mediaMimeType || null,
		status: known.status ?? null,
		isFinal: known.isFinal ?? null,
		failureReason: known.failureReason ?? null,
		statusAt: known.statusAt ?? null,
		providerStatus: known.providerStatus || null,
		messageId: known.messageId || null,
		chatId: known.chatId || null,
		isGroup: known.isGroup ?? null,
		accountPhone: known.accountPhone ?? null,
		provider,
	};
}

/** The message with what the request already knew, where the answer doesn't say; nothing is overwritten. */
export function withFallbacks(
	message: Message,
	known: Partial<Pick<Message, 'phone' | 'accountPhone' | 'chatId'>>,
): Message {
	return {
		...message,
		phone: message.phone ?? known.phone ?? null,
		accountPhone: message.accountPhone ?? known.accountPhone ?? null,
		chatId: message.chatId ?? known.chatId ?? null,
	};
}
