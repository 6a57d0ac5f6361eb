/** What a message's full id tells: `true_<chat>_<id>`, in groups followed by the author. */
export interface MessageKey {
	readonly isOurs: boolean;
	readonly chat: string;
	/** The same in every session and spelling of the chat. */
	readonly id: string;
	readonly author: string | null;
}

/** Of at most 250 characters: more than any that is known has. */
const FULL_ID = /^(?=.{0,250}$)(true|false)_([^_\s/]+@[a-z.]+)_([^_\s/]+)(?:_(\S+))?$/;
const BARE_ID = /^[\w.-]{4,100}$/;

/** Null for whatever isn't a full id. */
export function parseMessageId(text: string | null): MessageKey | null {
	const [, isOurs, chat, id, author = null] = FULL_ID.exec(text ?? '') ?? [];
	return chat && id ? { isOurs: isOurs === 'true', chat, id, author } : null;
}

/** Whether it may be the part of an id that WhatsApp itself gives. */
export function isBareId(text: string): boolean {
	return BARE_ID.test(text);
}
