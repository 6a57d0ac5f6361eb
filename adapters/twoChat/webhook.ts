import { z } from 'zod/v4';
import type { Message } from '../core/message';
import { type Status, statusFields } from '../core/status';
import { vocabulary } from '../core/vocabulary';
import type { Parsed, Webhook, WebhookKind } from '../core/webhook';
import { textSchema, withRaw } from '../core/wireTypes';
import type { TwoChatConfig } from './config';
import { toMessage } from './normalize';
import { subscriptions } from './subscriptions';
import { messageRowSchema } from './wire';

const RECEIVED = 'whatsapp.message.received';
const SENT = 'whatsapp.message.sent';
const RECEIPT = 'whatsapp.message.receipt.';

/** What a receipt says, by its subscription's name (last part) and by the words that payloads use instead. */
const RECEIPTS = vocabulary<Status>({
	sent: 'sent',
	received: 'delivered',
	read: 'read',
	'message.sent': 'sent',
	'message.received': 'delivered',
	'message.read': 'read',
	'message.not-sent': 'failed',
});
const TOPIC_OF: ReadonlyArray<readonly [Status, string]> = [
	['sent', `${RECEIPT}sent`],
	['failed', `${RECEIPT}sent`],
	['delivered', `${RECEIPT}received`],
	['read', `${RECEIPT}read`],
];

const eventRowSchema = messageRowSchema.extend({ event: textSchema, message_uuid: textSchema });
type EventRow = z.output<typeof eventRowSchema>;

/**
 * A delivery: the message itself, mostly without an envelope; in a variant its fields stand one level down, under
 * `message`, next to `event`.
 * @see https://developers.2chat.co/docs/API/WhatsApp/webhooks/payload-examples (read 2026-11)
 */
const flat = withRaw(eventRowSchema);
const nested = z.object({ event: textSchema, message: z.looseObject({ uuid: z.string() }) });

function unfolded(body: unknown): unknown {
	const outer = nested.safeParse(body);
	return outer.success ? { event: outer.data.event, ...outer.data.message } : body;
}

function topics(kinds: readonly WebhookKind[], statuses: readonly Status[]): readonly string[] {
	const receipts = TOPIC_OF.filter(([status]) => statuses.includes(status)).map(
		([, topic]) => topic,
	);
	return [
		...(kinds.includes('messageReceived') ? [RECEIVED] : []),
		...(kinds.includes('messageSent') ? [SENT] : []),
		...(kinds.includes('statusChanged') ? new Set(receipts) : []),
	];
}

/**
 * The status that a receipt reports. The subscription tells it apart: in a receipt `message.received` means that
 * our message was delivered, and only the payload's word knows "not sent".
 */
function receiptOf(topic: string, { event }: EventRow): readonly [Status, string] {
	const word = (event ?? '').replace(/^whatsapp\./, '').replace(/^message\.receipt\./, '');
	const name = RECEIPTS[word] === undefined ? topic.slice(RECEIPT.length) : word;
	return [RECEIPTS[name] ?? 'unknown', event ?? topic];
}

function toReceipt(row: EventRow, topic: string): Partial<Message> {
	const [status, word] = receiptOf(topic, row);
	const reason = status === 'failed' ? 'notSent' : null;
	return { direction: 'outbound', ...statusFields(status, word, reason) };
}

function parse(body: unknown, topic: string | null): Parsed {
	const parsed = flat.safeParse(unfolded(body));
	if (!parsed.success || topic === null) return { ignored: 'unintelligible' };
	const { row, raw } = parsed.data;
	const messageId = row.message_uuid ?? row.uuid ?? row.id;
	if (messageId === null) return { ignored: 'notAMessage' };
	const isReceipt = topic.startsWith(RECEIPT);
	const seen = toMessage({ ...row, uuid: messageId });
	const message = isReceipt ? { ...seen, ...toReceipt(row, topic) } : seen;
	if (!isReceipt && message.direction === null) return { ignored: 'notAMessage' };
	const kind = isReceipt
		? 'statusChanged'
		: message.direction === 'outbound'
			? 'messageSent'
			: 'messageReceived';
	const isByApi = row.sent_by === null ? null : row.sent_by === 'api';
	return { events: [{ kind, observation: { message, raw }, isByApi }] };
}

/** 2Chat sends one topic per subscription, made and removed by its API. */
export const webhook: Webhook<TwoChatConfig> = {
	topics,
	parse,
	registration: { by: 'api', ...subscriptions },
};
