import type { MessageType } from './message';

/** The words of WhatsApp Web for types of messages, which servers that drive it pass on. */
export const WEB_TYPES: ReadonlyMap<string, MessageType> = new Map<string, MessageType>(
	Object.entries({
		chat: 'text',
		image: 'image',
		audio: 'audio',
		ptt: 'voice',
		video: 'video',
		document: 'document',
		sticker: 'sticker',
		location: 'location',
	}),
);
