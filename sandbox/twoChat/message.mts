import type { Stage } from '../data/timeline.mts';

/** One message as 2Chat keeps it. */
export interface TwoChatMessage {
	/** `MSG` and a UUID. */
	readonly uuid: string;
	/** Epoch milliseconds; the message doesn't exist for callers before. */
	readonly sentAt: number;
	/** WhatsApp id of the other end: `{digits}@c.us` or `{digits}@lid`. */
	readonly remoteId: string;
	/** E.164; null for contacts that have no phone number. */
	readonly remotePhone: string | null;
	readonly text?: string;
	readonly media?: { readonly url: string; readonly type: string; readonly mime_type: string };
	/** `user` is the contact; `api` and `agent` are us. */
	readonly sentBy: string;
	/** `wa_msg_ack` in order of time. */
	readonly acks: readonly [Stage<number>, ...Stage<number>[]];
}

/** Where a number's messages come from. */
export interface MessageSource {
	/** A part of the list, newest first; of one conversation when a phone (E.164) is named. */
	slice(offset: number, count: number, now: number, remotePhone?: string): TwoChatMessage[];
	find(uuid: string, now: number): TwoChatMessage | undefined;
}
