import { isRecord } from '../core/coercions';
import type { MessageType } from '../core/messages/message';
import type { MessageRow } from './schemas';

type Fields = Readonly<Record<string, unknown>>;

/** By WhatsApp's names for the kinds of content, which `messageType` and the keys of `message` are. */
const TYPES = new Map<string, MessageType>(
	Object.entries({
		conversation: 'text',
		extendedTextMessage: 'text',
		buttonsResponseMessage: 'text',
		listResponseMessage: 'text',
		templateButtonReplyMessage: 'text',
		imageMessage: 'image',
		videoMessage: 'video',
		ptvMessage: 'video',
		audioMessage: 'audio',
		documentMessage: 'document',
		stickerMessage: 'sticker',
		lottieStickerMessage: 'sticker',
		locationMessage: 'location',
		liveLocationMessage: 'location',
	}),
);
/** Names under which a content keeps what people read, the first that is there. */
const TEXTS = ['text', 'caption', 'title', 'selectedDisplayText', 'name', 'displayName'];

/** What a message consists of, as far as items tell it. */
export interface Content {
	readonly type: MessageType | null;
	readonly text: string | null;
	readonly mediaUrl: string | null;
	readonly mediaMimeType: string | null;
}

function fieldsOf(value: unknown): Fields {
	return isRecord(value) ? value : {};
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

/** The content itself where it is wrapped: disappearing, seen once, or with a caption. */
function unwrapped(type: string, message: Fields): readonly [string, Fields] {
	let [name, holder] = [type, message];
	for (;;) {
		const inner = fieldsOf(fieldsOf(holder[name]).message);
		const innerName = Object.keys(inner).find((key) => TYPES.has(key) || key.endsWith('Message'));
		if (innerName === undefined) return [name, holder];
		[name, holder] = [innerName, inner];
	}
}

function typeOf(name: string, content: Fields): MessageType {
	if (name === 'audioMessage' && content.ptt === true) return 'voice';
	return TYPES.get(name) ?? 'other';
}

/** What a row holds. A message that was edited may have its text in another place than its kind says. */
export function contentOf({ messageType, message }: MessageRow): Content {
	const whole = message ?? {};
	const [name, holder] = unwrapped(messageType ?? '', whole);
	const content = fieldsOf(holder[name]);
	const told = TEXTS.map((key) => textOf(content[key])).find((text) => text !== null);
	const edited = fieldsOf(holder.extendedTextMessage).text;
	return {
		type: messageType === null ? null : typeOf(name, content),
		text: told ?? textOf(holder.conversation) ?? textOf(edited),
		mediaUrl: textOf(whole.mediaUrl),
		mediaMimeType: textOf(content.mimetype),
	};
}
