import { z } from 'zod/v4';
import type { Message, MessageRecord } from '../core/messages/message';
import type { Status } from '../core/statuses/status';
import { fromEpochSeconds, fromIso } from '../core/time/time';
import type { Delivery } from '../core/webhooks/delivery';
import type { MessageEvent, Parsed, Webhook, WebhookKind } from '../core/webhooks/webhook';
import { textSchema } from '../core/coercions';
import type { TwoChatConfig } from './config';
import { toMessage } from './normalize';
import { isReceiptTopic, receiptTopics, toReceipt } from './receipts';
import { subscriptions } from './subscriptions';
import { messageRowSchema } from './schemas';

const RECEIVED = 'whatsapp.message.received';
const SENT = 'whatsapp.message.sent';

/**
 * A delivery: the message itself, mostly without an envelope; in a variant its fields stand one level down, under
 * `message`, next to `event`. A receipt may be no more than `event`, `message_uuid` and a time.
 * @see https://developers.2chat.co/docs/API/WhatsApp/webhooks/payload-examples (read 2026-11)
 */
const eventRowSchema = messageRowSchema.extend({
	event: textSchema,
	message_uuid: textSchema,
	timestamp: textSchema,
});
type EventRow = z.output<typeof eventRowSchema>;
const nested = z.looseObject({ message: z.looseObject({ uuid: z.string() }) });

function unfolded(body: unknown): unknown {
	const { data } = nested.safeParse(body);
	return data ? { ...data, ...data.message } : body;
}

/** `timestamp` as ISO 8601: epoch seconds as number or text, or ISO. */
function toInstant(timestamp: string | null): string | null {
	const seconds = Number(timestamp || Number.NaN);
	return Number.isNaN(seconds) ? fromIso(timestamp) : fromEpochSeconds(seconds);
}

function topics(kinds: readonly WebhookKind[], statuses: readonly Status[]): readonly string[] {
	return [
		...(kinds.includes('messageReceived') ? [RECEIVED] : []),
		...(kinds.includes('messageSent') ? [SENT] : []),
		...(kinds.includes('statusChanged') ? receiptTopics(statuses) : []),
	];
}

/** Who wrote it; where the payload doesn't say, the subscription does. */
function senderOf({ sent_by: sentBy }: EventRow, topic: string): string {
	return sentBy ?? (topic === RECEIVED ? 'user' : 'agent');
}

/** A receipt's `timestamp` is its own, not the message's. */
function messageOf(row: EventRow, messageId: string, topic: string): Message {
	const at = toInstant(row.timestamp);
	const sender = senderOf(row, topic);
	const message = toMessage({ ...row, uuid: messageId, sent_by: sender, timestamp: null });
	if (!isReceiptTopic(topic)) return { ...message, sentAt: at ?? message.sentAt };
	return { ...message, ...toReceipt(row.event, topic), statusAt: at };
}

function isOurTopic(topic: string): boolean {
	return topic === RECEIVED || topic === SENT || isReceiptTopic(topic);
}

function kindOf({ direction }: Message, topic: string): WebhookKind {
	if (isReceiptTopic(topic)) return 'statusChanged';
	return direction === 'outbound' ? 'messageSent' : 'messageReceived';
}

function eventOf(body: unknown, topic: string): MessageEvent | null {
	const { data: row } = eventRowSchema.safeParse(unfolded(body));
	const messageId = row?.message_uuid || row?.uuid || row?.id;
	if (!row || !messageId) return null;
	const message = messageOf(row, messageId, topic);
	const isByApi = row.sent_by ? row.sent_by === 'api' : null;
	const record = { message, raw: body as MessageRecord['raw'] };
	return { kind: kindOf(message, topic), record, isByApi };
}

function parse({ body, topic }: Delivery): Parsed {
	if (topic !== null && !isOurTopic(topic)) return { events: [], dropped: 0 };
	const event = topic === null ? null : eventOf(body, topic);
	return event === null ? { events: [], dropped: 1 } : { events: [event], dropped: 0 };
}

/** 2Chat sends one topic per subscription, made and removed by its API. */
export const webhook: Webhook<TwoChatConfig> = {
	topics,
	parse,
	registration: { by: 'api', ...subscriptions },
};
