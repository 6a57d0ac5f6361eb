import {
	createMessage,
	type Direction,
	type Message,
	type MessageType,
} from '../core/messages/message';
import { toE164 } from '../core/phone/phone';
import {
	type FailureReason,
	type Status,
	type StatusFields,
	statusFields,
	statusWord,
} from '../core/statuses/status';
import { fromWallClock } from '../core/time/time';
import type { RowConfig } from './config';
import type { MessageRow } from './schemas';

const TYPES = new Map<string, MessageType>(
	Object.entries({
		textMessage: 'text',
		documentMessage: 'document',
		imageMessage: 'image',
		audioMessage: 'audio',
		videoMessage: 'video',
		location: 'location',
		file_link: 'file',
	}),
);

const STATES = new Map<string, readonly [Status, FailureReason?]>(
	Object.entries({
		sending: ['pending'],
		noinfo: ['pending'],
		sent: ['sent'],
		notsent: ['failed', 'notSent'],
		failed: ['failed', 'providerError'],
		noaccount: ['failed', 'noAccount'],
		notingroup: ['failed', 'notInGroup'],
		delivered: ['delivered'],
		viewed: ['read'],
		deleted: ['deleted'],
	}),
);

/** Group ids are runs of digits too, but longer than any phone; older ones are a phone and a time. */
const GROUP_ID = /^(\d{16,}|\d{8,}-\d+)$/;

/**
 * The status that WAMM.chat's `state` stands for. Words are matched without regard to case, spaces, `_` and `-`;
 * one we don't know is `unknown`. Inbound messages are `received`, whatever the word.
 */
export function toStatus(state: string | null, direction: Direction | null): StatusFields {
	if (direction === 'inbound') return statusFields('received', state);
	if (state === null) return statusFields(null, null);
	const [status, reason] = STATES.get(statusWord(state)) ?? ['unknown'];
	return statusFields(status, state, reason);
}

/** `phone` and `isGroup` of an address: on channels that aren't WhatsApp it is a chat ID, and the phone stands apart. */
export function toContact(
	address: string | null,
	phoneReal: string | null,
	config: RowConfig,
): Pick<Message, 'phone' | 'isGroup'> {
	if (config.messenger !== 'whatsapp') return { phone: toE164(phoneReal), isGroup: null };
	const phone = toE164(address);
	const isGroup = address !== null && GROUP_ID.test(address);
	return { phone, isGroup: phone === null && !isGroup ? null : isGroup };
}

/** A row of a list as the normalized item. */
export function toMessage(row: MessageRow, config: RowConfig): Message {
	const direction = row.from_me === null ? null : row.from_me ? 'outbound' : 'inbound';
	return createMessage('wamm', {
		sentAt: fromWallClock(row.date_ins, config.timezone),
		direction,
		...toContact(row.phone, row.phone_real, config),
		chatName: row.chat_name,
		type: row.tip_msg === null ? null : (TYPES.get(row.tip_msg) ?? 'other'),
		text: row.msg_text,
		mediaUrl: row.msg_link,
		...toStatus(row.state, direction),
		statusAt: fromWallClock(row.date_upd, config.timezone),
		messageId: row.msg_id,
		chatId: row.phone,
	});
}
