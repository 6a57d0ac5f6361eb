import type { Stage } from '../data/timeline.mts';

/** One message as the channel keeps it. */
export interface WammMessage {
	readonly id: string;
	/** The chat's address: phone digits, or a chat id on Telegram and MAX. */
	readonly chat: string;
	readonly fromMe: boolean;
	readonly type: string;
	readonly text: string | null;
	readonly link: string | null;
	/** Id of the message that it answers. */
	readonly quotedId?: string;
	/** Epoch milliseconds; the message doesn't exist for callers before. */
	readonly insertedAt: number;
	/** In order of time; a stage at null prints a null `date_upd`. */
	readonly states: readonly [Stage<string>, ...Stage<string>[]];
}

/** One conversation, direct or group. */
export interface WammChat {
	readonly address: string;
	readonly name: string | null;
	/** Phone or nickname, where the address is a chat id and it is known. */
	readonly phoneReal?: string;
}
