import type { Message } from '../core/messages/message';
import { type Status, statusFields } from '../core/statuses/status';

const RECEIPT = 'whatsapp.message.receipt.';

/** What a receipt says, by the last part of its subscription's name and of the event in its payload. */
const RECEIPTS = new Map<string, Status>(
	Object.entries({ sent: 'sent', received: 'delivered', read: 'read', 'not-sent': 'failed' }),
);
const TOPIC_OF: ReadonlyArray<readonly [Status, string]> = [
	['sent', `${RECEIPT}sent`],
	['failed', `${RECEIPT}sent`],
	['delivered', `${RECEIPT}received`],
	['read', `${RECEIPT}read`],
];

export const RECEIPT_STATUSES: readonly Status[] = TOPIC_OF.map(([status]) => status);

export function isReceiptTopic(topic: string): boolean {
	return topic.startsWith(RECEIPT);
}

/** The subscriptions that tell of these statuses, each once. */
export function receiptTopics(statuses: readonly Status[]): readonly string[] {
	const topics = TOPIC_OF.filter(([status]) => statuses.includes(status));
	return [...new Set(topics.map(([, topic]) => topic))];
}

function statusOf(name: string): Status | undefined {
	return RECEIPTS.get(name.slice(name.lastIndexOf('.') + 1));
}

/**
 * What a receipt says of one of our messages. The subscription tells it apart: in a receipt `message.received` means
 * that our message was delivered, and only the payload's word knows "not sent".
 */
export function toReceipt(
	event: string | null,
	topic: string,
): Pick<Message, 'direction' | 'status' | 'isFinal' | 'failureReason' | 'providerStatus'> {
	const status = statusOf(event ?? topic) ?? statusOf(topic) ?? 'unknown';
	const reason = status === 'failed' ? 'notSent' : null;
	return { direction: 'outbound', ...statusFields(status, event ?? topic, reason) };
}
