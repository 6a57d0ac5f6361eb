import { createMessage, type Direction, type Message } from '../core/messages/message';
import { toE164 } from '../core/phone/phone';
import { type StatusFields, statusFields } from '../core/statuses/status';
import { fromEpochSeconds } from '../core/time/time';
import { contentOf } from './content';
import type { MessageRow } from './schemas';
import { statusOfWords } from './statuses';

/** Whose stories it holds: nobody wrote them to us. */
const STORIES = 'status@broadcast';
const POLL = /^pollCreationMessage/;

/** Whether a row is a contact's story, which no item stands for. */
export function isStory({ key }: Pick<MessageRow, 'key'>): boolean {
	return key?.remoteJid === STORIES;
}

/** Who wrote it, to whom, as far as the key of a message tells. */
export function addressOf(
	key: MessageRow['key'],
): Pick<Message, 'direction' | 'phone' | 'chatId' | 'isGroup' | 'messageId'> {
	const { id = null, fromMe = null, remoteJid = null } = key ?? {};
	const isGroup = remoteJid?.endsWith('@g.us') === true;
	const phone = toE164(remoteJid) ?? toE164(key?.remoteJidAlt) ?? toE164(key?.senderPn);
	return {
		direction: fromMe === null ? null : fromMe ? 'outbound' : 'inbound',
		phone: isGroup ? null : phone,
		chatId: remoteJid,
		isGroup: remoteJid === null ? null : isGroup,
		messageId: id,
	};
}

function statusOf(
	{ messageType, MessageUpdate }: MessageRow,
	direction: Direction | null,
): StatusFields {
	if (direction === null) return statusFields(null, null);
	if (direction === 'inbound') return statusFields('received', null);
	return statusOfWords(MessageUpdate, POLL.test(messageType ?? ''));
}

/** A row as the normalized item. The name beside a message is its author's: of ours it is our own. */
export function toMessage(row: MessageRow): Message {
	const address = addressOf(row.key);
	const { direction, isGroup } = address;
	const author = direction === 'inbound' ? row.pushName : null;
	return createMessage('evolutionApi', {
		sentAt: fromEpochSeconds(row.messageTimestamp),
		...address,
		chatName: isGroup === true ? null : author,
		senderName: isGroup === true ? author : null,
		...contentOf(row),
		...statusOf(row, direction),
	});
}
