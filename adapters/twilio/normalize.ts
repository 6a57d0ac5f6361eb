import {
	createMessage,
	type Direction,
	type Message,
	type MessageType,
} from '../core/messages/message';
import {
	type FailureReason,
	type Status,
	type StatusFields,
	statusFields,
	statusWord,
} from '../core/statuses/status';
import { fromRfc2822 } from '../core/time/time';
import { phoneOfAddress } from './address';
import type { MessageRow } from './schemas';

/** Words of messages to the contact, as `statusWord` compares them. */
const STATUSES = new Map<string, Status>(
	Object.entries({
		accepted: 'pending',
		scheduled: 'pending',
		queued: 'pending',
		sending: 'pending',
		sent: 'sent',
		/** Of several parts or recipients only some were: not delivered as a whole. */
		partiallydelivered: 'sent',
		delivered: 'delivered',
		read: 'read',
		undelivered: 'failed',
		failed: 'failed',
		canceled: 'failed',
	}),
);

/** Words that say by themselves that the message never left. */
const NEVER_SENT = ['failed', 'canceled'];

/**
 * The number is unknown or takes no texts; the channel doesn't know the recipient.
 * @see https://www.twilio.com/docs/api/errors (30005, 30006, 63003, 63024, read 2026-11)
 */
const NO_ACCOUNT_CODES: ReadonlyArray<string | null> = ['30005', '30006', '63003', '63024'];

function toReason(word: string, errorCode: string | null): FailureReason {
	if (NO_ACCOUNT_CODES.includes(errorCode)) return 'noAccount';
	return NEVER_SENT.includes(word) ? 'notSent' : 'providerError';
}

/** A word, with the code beside it, as a status: words of the contact's own messages mean that they are here. */
export function toStatus(
	providerStatus: string | null,
	direction: Direction | null,
	errorCode: string | null = null,
): StatusFields {
	if (providerStatus === null) return statusFields(null, null);
	if (direction === 'inbound') return statusFields('received', providerStatus);
	const word = statusWord(providerStatus);
	const status = STATUSES.get(word) ?? 'unknown';
	return statusFields(
		status,
		providerStatus,
		status === 'failed' ? toReason(word, errorCode) : null,
	);
}

/** `inbound`, or how we wrote it: `outbound-api`, `outbound-call`, `outbound-reply`. */
function toDirection(word: string | null): Direction | null {
	if (word === 'inbound') return 'inbound';
	return word?.startsWith('outbound') ? 'outbound' : null;
}

/** Lists say how many files there are, and not what they are. */
function toType({ num_media: files, body }: MessageRow): MessageType | null {
	if ((files ?? 0) > 0) return 'file';
	if (body !== null) return 'text';
	return files === null ? null : 'other';
}

/** Who is who: contact and own address by direction. */
export function partiesOf(
	direction: Direction | null,
	from: string | null,
	to: string | null,
): Partial<Pick<Message, 'phone' | 'chatId' | 'accountPhone'>> {
	if (direction === null) return {};
	const [contact, own] = direction === 'inbound' ? [from, to] : [to, from];
	return { phone: phoneOfAddress(contact), chatId: contact, accountPhone: phoneOfAddress(own) };
}

/** A row as the normalized item. What isn't sent yet has the time when it was made. */
export function toMessage(row: MessageRow): Message {
	const direction = toDirection(row.direction);
	return createMessage('twilio', {
		sentAt: fromRfc2822(row.date_sent) ?? fromRfc2822(row.date_created),
		direction,
		...partiesOf(direction, row.from, row.to),
		type: toType(row),
		text: row.body,
		...toStatus(row.status, direction, row.error_code),
		statusAt: row.status === null ? null : fromRfc2822(row.date_updated),
		messageId: row.sid,
		isGroup: false,
	});
}
