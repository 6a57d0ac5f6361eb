import {
	createMessage,
	type Direction,
	type Message,
	type MessageType,
} from '../core/messages/message';
import { toE164 } from '../core/phone/phone';
import { type Status, type StatusFields, statusFields } from '../core/statuses/status';
import { fromEpochSeconds, fromIso } from '../core/time/time';
import type { MessageRow } from './schemas';

const TYPES = new Map<string, MessageType>(
	Object.entries({
		image: 'image',
		ptt: 'voice',
		voice: 'voice',
		audio: 'audio',
		video: 'video',
		document: 'document',
		sticker: 'sticker',
		location: 'location',
	}),
);

/** What `wa_msg_ack` counts; -1 and 4 are WhatsApp Web's own, beyond what 2Chat documents. */
const ACKS = new Map<string, Status>(
	Object.entries({
		'-1': 'failed',
		'0': 'pending',
		'1': 'sent',
		'2': 'delivered',
		'3': 'read',
		'4': 'read',
	}),
);

const SESSION_KEY = /^W[A-Z]-[\w.@+-]+$/;
const KEY_OF_PHONE = /^W[A-Z]-.+-(\d{8,15})(@c\.us)?$/;

export function isSessionKey(text: string): boolean {
	return SESSION_KEY.test(text);
}

/** The contact's phone that a session key (`WW-{channel}-{digits}@c.us`) ends with, in E.164; null where it has none. */
export function phoneOfKey(sessionKey: string | null): string | null {
	const digits = KEY_OF_PHONE.exec(sessionKey ?? '')?.[1];
	return digits === undefined ? null : `+${digits}`;
}

/** Only `user` is the contact; every other sender (api, agent …) is on our side. */
function toDirection(sentBy: string | null): Direction | null {
	if (sentBy === null) return null;
	return sentBy === 'user' ? 'inbound' : 'outbound';
}

function toType({ message }: MessageRow): MessageType {
	if (message?.media) return TYPES.get(message.media.type ?? '') ?? 'file';
	return message?.text ? 'text' : 'other';
}

function toChatName({ contact }: MessageRow): string | null {
	return [contact?.first_name, contact?.last_name].filter(Boolean).join(' ') || null;
}

function toGroup(sessionKey: string | null): boolean | null {
	if (sessionKey === null) return null;
	if (sessionKey.endsWith('@g.us')) return true;
	return phoneOfKey(sessionKey) === null ? null : false;
}

/** A row as the normalized item. Outbound rows of lists carry no status: null. */
export function toMessage(row: MessageRow): Message {
	const direction = toDirection(row.sent_by);
	return createMessage('twoChat', {
		sentAt: fromEpochSeconds(row.timestamp) ?? fromIso(row.created_at),
		direction,
		phone: toE164(row.remote_phone_number) ?? phoneOfKey(row.session_key),
		chatName: toChatName(row),
		type: toType(row),
		text: row.message?.text ?? null,
		mediaUrl: row.message?.media?.url ?? null,
		mediaMimeType: row.message?.media?.mime_type ?? null,
		...toStatus(row, direction),
		messageId: row.uuid ?? row.id,
		chatId: row.session_key,
		isGroup: toGroup(row.session_key),
		accountPhone: toE164(row.channel_phone_number),
	});
}

/** By `wa_msg_ack`, else by the flags beside it; null where the row has neither, as in lists. */
function toStatus(row: MessageRow, direction: Direction | null): StatusFields {
	const { wa_msg_ack: ack } = row;
	if (direction === 'inbound') return statusFields('received', ack);
	if (ack === null) {
		if (row.read) return statusFields('read', 'read');
		if (row.received) return statusFields('delivered', 'received');
		return row.sent ? statusFields('sent', 'sent') : statusFields(null, null);
	}
	const status = ACKS.get(ack);
	if (status !== undefined)
		return statusFields(status, ack, status === 'failed' ? 'providerError' : null);
	return statusFields('unknown', ack);
}
