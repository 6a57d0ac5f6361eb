import { createMessage, type Message } from '../core/messages/message';
import { WEB_TYPES } from '../core/messages/webTypes';
import { toE164 } from '../core/phone/phone';
import { statusFields } from '../core/statuses/status';
import { fromEpochSeconds } from '../core/time/time';
import type { Chat, MessageRow } from './schemas';

/** A small picture in base64, which the server gives as the body of a location and of media whose file is gone. */
const PREVIEW = /^[A-Za-z\d+/]{100,}={0,2}$/;

function textOf({ type, body, has_media }: MessageRow): string | null {
	const isPreview = type !== null && type !== 'chat' && !has_media && PREVIEW.test(body ?? '');
	return isPreview ? null : body;
}

/** A row as the normalized item. The server tells no delivery status: null for what we wrote. */
export function toMessage(
	row: MessageRow,
	chat: Chat | null,
	accountPhone: string | null,
): Message {
	const direction = row.from_me === null ? null : row.from_me ? 'outbound' : 'inbound';
	return createMessage('whatsappApi', {
		sentAt: fromEpochSeconds(row.timestamp),
		direction,
		phone: toE164(chat?.id),
		chatName: chat?.name ?? null,
		type: row.type === null ? null : (WEB_TYPES.get(row.type) ?? 'other'),
		text: textOf(row),
		...statusFields(direction === 'inbound' ? 'received' : null, null),
		messageId: row.id,
		chatId: chat?.id ?? null,
		isGroup: chat?.is_group ?? null,
		accountPhone,
	});
}
