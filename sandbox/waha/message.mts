import type { Stage } from '../data/timeline.mts';

/** One message as an engine keeps it. */
export interface WahaMessage {
	/** What WhatsApp itself calls it. */
	readonly id: string;
	/** `{digits}@c.us`, `{digits}@lid` or `{digits}@g.us`. */
	readonly chat: string;
	readonly fromMe: boolean;
	/** Who wrote it, in groups. */
	readonly author?: string;
	/** The phone behind a chat that is `@lid`, where WhatsApp has told it along with the message. */
	readonly alternate?: string;
	/** WhatsApp Web's word: `chat`, `image`, `ptt`… */
	readonly type: string;
	readonly body: string;
	/** Epoch milliseconds; whole seconds are told. */
	readonly at: number;
	/** `ack`, in order of time; null as engines tell what they don't know. */
	readonly acks: readonly [Stage<number | null>, ...Stage<number | null>[]];
	/** Whether it went out through the API. */
	readonly isByApi?: boolean;
	/** A reaction, a vote or a protocol message: pages count it, and leave it out. */
	readonly isHidden?: boolean;
}

/** The id that WAHA makes of it, the same on every engine. */
export function fullId({ id, chat, fromMe, author }: WahaMessage): string {
	return [fromMe, chat, id, author].filter((part) => part !== undefined).join('_');
}

/** `true_<chat>_<id>` back into its parts; undefined for anything else. */
export function partsOfId(text: string) {
	const [fromMe, chat, id] = text.split('_');
	if (chat === undefined || id === undefined || !chat.includes('@')) return undefined;
	return { fromMe: fromMe === 'true', chat, id };
}
