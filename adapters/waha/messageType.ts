import type { MessageType } from '../core/messages/message';
import { WEB_TYPES } from '../core/messages/webTypes';
import type { MessageRow } from './schemas';

/** The names in WhatsApp's own format, which GOWS and NOWEB pass on; one of several in a message. */
const CONTENTS = new Map<string, MessageType>(
	Object.entries({
		conversation: 'text',
		extendedTextMessage: 'text',
		imageMessage: 'image',
		audioMessage: 'audio',
		videoMessage: 'video',
		documentMessage: 'document',
		documentWithCaptionMessage: 'document',
		stickerMessage: 'sticker',
		locationMessage: 'location',
		liveLocationMessage: 'location',
	}),
);

/** Of the messages that WhatsApp's own format tells, which are recorded there and then. */
function isVoice(audio: unknown): boolean {
	const { ptt, PTT } = Object(audio) as Record<string, unknown>;
	return ptt === true || PTT === true;
}

function ofContent(content: Readonly<Record<string, unknown>>): MessageType {
	const name = Object.keys(content).find((each) => CONTENTS.has(each)) ?? '';
	return isVoice(content[name]) ? 'voice' : (CONTENTS.get(name) ?? 'other');
}

function ofMimeType(mimeType: string): MessageType {
	return WEB_TYPES.get(mimeType.split('/')[0] ?? '') ?? 'document';
}

/** What kind of message it is: WAHA has no word for it, so the engine's object tells, or else what is there. */
export function messageType(row: MessageRow): MessageType | null {
	const { type, message, Message } = row._data ?? {};
	const content = message ?? Message;
	if (type) return WEB_TYPES.get(type) ?? 'other';
	if (content) return ofContent(content);
	if (typeof row.location === 'object' && row.location !== null) return 'location';
	if (row.media?.mimetype) return ofMimeType(row.media.mimetype);
	if (row.hasMedia === true) return 'file';
	return row.body === null ? null : 'text';
}
