import { createMessage, type Direction, type Message } from '../core/messages/message';
import {
	type FailureReason,
	type Status,
	type StatusFields,
	statusFields,
} from '../core/statuses/status';
import { fromEpochSeconds } from '../core/time/time';
import { isHidden, phoneOf } from './address';
import { parseMessageId } from './messageId';
import { messageType } from './messageType';
import type { MessageRow } from './schemas';

/** The numbers of `ack`, each with its word in `ackName`. */
export const ACKS = new Map<number, string>([
	[-1, 'ERROR'],
	[0, 'PENDING'],
	[1, 'SERVER'],
	[2, 'DEVICE'],
	[3, 'READ'],
	[4, 'PLAYED'],
]);

const STATES = new Map<string, readonly [Status, FailureReason?]>(
	Object.entries({
		ERROR: ['failed', 'providerError'],
		PENDING: ['pending'],
		SERVER: ['sent'],
		DEVICE: ['delivered'],
		READ: ['read'],
		PLAYED: ['read'],
	}),
);

/**
 * The status that `ackName` stands for, or `ack` where it is left out. GOWS says UNKNOWN also of what failed.
 * Inbound messages are `received`, whatever the word.
 */
export function toStatus(
	{ ack, ackName }: Pick<MessageRow, 'ack' | 'ackName'>,
	direction: Direction | null,
): StatusFields {
	const word = ackName ?? (ack === null ? null : (ACKS.get(ack) ?? String(ack)));
	if (direction === 'inbound') return statusFields('received', word);
	if (word === null) return statusFields(null, null);
	const [status, reason] = STATES.get(word) ?? ['unknown'];
	return statusFields(status, word, reason);
}

type Row = Pick<MessageRow, 'id' | 'from' | 'fromMe' | 'to' | 'participant' | '_data'>;

/** The conversation: what the id says; `from` and `to` are not the same on every engine. */
export function chatOf(row: Row): string | null {
	const { from, to, fromMe } = row;
	return parseMessageId(row.id)?.chat ?? (fromMe ? (to ?? from) : from);
}

/** The phone of a hidden number, as the engine's own object has it; null where it doesn't. */
export function alternatePhone(row: Row): string | null {
	const { key, Info } = row._data ?? {};
	return phoneOf(key?.remoteJidAlt) ?? phoneOf(row.fromMe ? Info?.RecipientAlt : Info?.SenderAlt);
}

/** What people call themselves. */
function nameOf({ _data }: Row): string | null {
	return _data?.Info?.PushName ?? _data?.pushName ?? _data?.notifyName ?? null;
}

/** The contact's side of a message: in groups the author, else the chat. */
function people(row: Row, chat: string | null, direction: Direction | null) {
	const isGroup = chat?.endsWith('@g.us') ?? null;
	const name = direction === 'inbound' ? nameOf(row) : null;
	const author = row.participant ?? parseMessageId(row.id)?.author ?? null;
	return {
		isGroup,
		phone: phoneOf(chat) ?? (isHidden(chat) ? alternatePhone(row) : null),
		...(isGroup ? { senderName: name ?? phoneOf(author) } : { chatName: name }),
	};
}

/** A row as the normalized item. */
export function toMessage(row: MessageRow, accountPhone: string | null): Message {
	const direction = row.fromMe === null ? null : row.fromMe ? 'outbound' : 'inbound';
	const chatId = chatOf(row);
	const isRevoked = row._data?.type === 'revoked';
	return createMessage('waha', {
		sentAt: fromEpochSeconds(row.timestamp),
		direction,
		...people(row, chatId, direction),
		type: messageType(row),
		text: row.body,
		mediaUrl: row.media?.url ?? null,
		mediaMimeType: row.media?.mimetype ?? row._data?.mimetype ?? null,
		...(isRevoked ? statusFields('deleted', 'revoked') : toStatus(row, direction)),
		messageId: row.id,
		chatId,
		accountPhone,
	});
}
