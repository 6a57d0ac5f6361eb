import type { LocateBy } from './statuses/statusQuery';
import type { Status } from './statuses/status';

/** What one way of reading can do. */
export interface ListCapability {
	/** Most messages that can be reached; null: all of them. */
	readonly maxMessages: number | null;
	/** Most messages of each chat, where all chats are read one by one. */
	readonly maxPerChat?: number;
	/** Whether more are reached by asking for further pages, each a request of its own. */
	readonly isPaged: boolean;
	readonly includesStatus: boolean;
	/** Whether the server filters by direction; no provider filters by anything else. */
	readonly supportsDirectionFilter: boolean;
}

/** How messages can be sent. */
export interface SendCapability {
	readonly maxTextLength: number;
	/** Between the starts of two messages of one account. */
	readonly pauseMs: number;
	/** Whether it sends a file by its address. */
	readonly supportsMedia: boolean;
	/** Whether a message can be an answer to another one. */
	readonly supportsReply: boolean;
	/** Seconds between two messages of its own queue that it lets choose from; absent: it has none to choose. */
	readonly delays?: readonly number[];
}

/** What a node needs to know to show the right fields; everything else stays in the adapter. */
export interface ProviderCapabilities {
	/** Whether requests name our own number: then the nodes ask for it. */
	readonly needsAccount: boolean;
	/** Whether they may leave it out: then all of our numbers are read. */
	readonly isAccountOptional?: boolean;
	readonly conversation?: ListCapability;
	readonly all?: ListCapability;
	/** Ways to find a message for its status, the default first; two or more are offered as a choice. */
	readonly statusBy?: readonly [LocateBy, ...LocateBy[]];
	readonly send?: SendCapability;
	/** Requests at the same time that suit the provider. */
	readonly concurrency: number;
	readonly maxConcurrency: number;
	/** Whether more are tried as long as the provider takes them, up to the most. */
	readonly adaptsConcurrency?: boolean;
	/** Whether each request costs the user a credit. */
	readonly isBilled: boolean;
	/** Who tells the provider our webhook's URL: the user, or we by its API. Absent: it sends none. */
	readonly webhook?: 'byUser' | 'byApi';
	/** The statuses that webhooks tell of; absent: all. */
	readonly webhookStatuses?: readonly Status[];
}
