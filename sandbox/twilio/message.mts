import type { Stage } from '../data/timeline.mts';

/** How far a message got, in Twilio's word, with the code of what went wrong. */
export interface Progress {
	readonly status: string;
	readonly errorCode: number | null;
}

/** One message as the account keeps it. */
export interface TwilioMessage {
	readonly sid: string;
	readonly direction: 'inbound' | 'outbound-api' | 'outbound-call' | 'outbound-reply';
	/** Null until a Messaging Service has chosen the sender. */
	readonly from: string | null;
	readonly to: string;
	readonly body: string | null;
	/** Epoch milliseconds; the message doesn't exist for callers before. */
	readonly createdAt: number;
	/** Null for what isn't sent yet. */
	readonly sentAt: number | null;
	readonly progress: readonly [Stage<Progress>, ...Stage<Progress>[]];
	readonly mediaUrls?: readonly string[];
	readonly messagingServiceSid?: string;
	/** Where its changes of status are told. */
	readonly statusCallback?: string;
}
