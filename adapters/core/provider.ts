import type { ApiResponse, ApiClient } from './client';
import type { ZodType } from 'zod/v4';
import type { Direction, MessageRecord } from './messages/message';
import type { PhoneOptions } from './phone/phone';
import type { ProviderError } from './providerError';
import type { Status } from './statuses/status';
import type { Webhook } from './webhooks/webhook';

/** The contact or chat to read: the variants of a phone, best first, or one address taken as it is. */
export interface Contact {
	readonly kind: 'phone' | 'chat';
	/** E.164 for phones, the provider's own address for chats. */
	readonly variants: readonly [string, ...string[]];
}

/** A contact or chat by one spelling. */
export interface Address {
	readonly kind: Contact['kind'];
	readonly address: string;
}

export interface MessageQuery {
	/** Our own number in E.164 or as chosen; null: the account's only one. */
	readonly ownPhone: string | null;
	/** Null: all chats. */
	readonly contact: Address | null;
	/** A hint for the server; the reader filters again. */
	readonly direction: Direction | null;
	/** How many messages the reader can use, or wants of a page; Infinity when only the reader can tell. */
	readonly wanted: number;
	/** Whether ids and statuses are all that counts: what else takes requests is left out. */
	readonly isForStatuses?: boolean;
}

/** The bound of a page whose messages have no times: nothing is known. */
export const UNBOUNDED_MS = Date.UTC(9999, 0);

/** One answer's worth of messages, newest first in the provider's own sequence. */
export interface Page {
	/** What the page is a window on: a direction, a number, a chat. Polling compares pages of one scope. */
	readonly scope: string;
	readonly records: readonly MessageRecord[];
	/** Upper bound, in epoch milliseconds, for all that follows; null: nothing follows. */
	readonly nothingNewerThan: number | null;
	/** Whether that bound is the provider's own word; else it is read off the order of the rows. */
	readonly isBoundExact: boolean;
	/** Whether the provider had more but gives no more than this: its ceiling. */
	readonly isTruncated: boolean;
	/** Our own number that was asked for, where requests name it. */
	readonly ownPhone?: string;
}

/** A chat as a list of all of them shows it. */
export interface ListedChat {
	/** Whose messages `pages` reads. */
	readonly contact: Address;
	/** When it was last active, in epoch milliseconds; 0 when unknown, as such chats come last. */
	readonly activeAt: number;
	/** Of its last message; null when unknown. */
	readonly messageId: string | null;
	/** Messages that nobody has opened yet: one more came, also where it is older than the last. */
	readonly unread: number;
}

export type LocateBy = 'messageId' | 'phones' | 'sessionKey';

/** Which message's status to look up; what is needed beside the id depends on `ProviderCapabilities.statusBy`. */
export interface StatusQuery {
	readonly messageId: string;
	readonly locateBy: LocateBy;
	readonly ownPhone: string | null;
	readonly contact?: Contact;
	readonly sessionKey?: string;
}

/** A message to be sent. */
export interface OutgoingMessage {
	/** Null: the account's only one. */
	readonly ownPhone: string | null;
	/** It goes to the first variant; the others are for asking anew where that one has no account. */
	readonly contact: Contact;
	/** '' only beside a `mediaUrl`. */
	readonly text: string;
	/** Of a file that the provider fetches itself. */
	readonly mediaUrl: string | null;
	/** Between messages in the provider's own queue; null: as the provider does by itself. */
	readonly delaySeconds: number | null;
	readonly replyToMessageId: string | null;
}

/** One of our own numbers, as a list offers it. */
export interface OwnNumber {
	readonly phone: string;
	readonly label: string;
	readonly isConnected: boolean;
}

export type Check = { readonly ok: boolean; readonly message: string };

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

/** A request on its way out, as n8n's or our own client holds it; `uri` is what older callers use. */
export interface OutgoingRequest {
	url?: string;
	uri?: string;
	baseURL?: string;
	headers?: Record<string, unknown>;
	body?: unknown;
}

/** A provider: data first, then operations. An operation that isn't there can't be called. */
export interface ProviderDefinition<C> {
	readonly id: string;
	readonly label: string;
	readonly credentialType: string;
	/** The credential's public fields, with defaults; secrets are not in its output. */
	readonly config: ZodType<C>;
	readonly secretFields: readonly string[];
	/** What requests carry in place of the secret, where that is another text; nobody may see it either. */
	sentSecret?(credential: Readonly<Record<string, unknown>>): string;
	readonly capabilities: ProviderCapabilities;
	/** Where requests of this credential go, and how. */
	target(config: C): Target;
	/** A copy of the request with the secret in its place; throws when it would go to another origin. */
	authorize<R extends OutgoingRequest>(
		request: R,
		credential: Readonly<Record<string, unknown>>,
	): R;
	/** The failure that an answer stands for, also one with a good HTTP status; null: it is an answer. */
	failure(answer: ApiResponse, now: number): ProviderError | null;
	/** What a user typed as the contact; throws an `InputError`. */
	contact(value: unknown, config: C, options?: PhoneOptions): Contact;
	/** Whether key and phone are fine, in words. */
	check(client: ApiClient<C>): Promise<Check>;
	ownNumbers?(client: ApiClient<C>): Promise<readonly OwnNumber[]>;
	pages?(client: ApiClient<C>, query: MessageQuery): AsyncGenerator<Page, void, undefined>;
	/** Where all messages are read chat by chat: the chats that can be read, newest activity first. */
	chats?(client: ApiClient<C>): Promise<readonly ListedChat[]>;
	/** Whether this account is read chat by chat; absent: it is where there are `chats`. */
	isByChat?(client: ApiClient<C>): Promise<boolean>;
	status?(client: ApiClient<C>, query: StatusQuery): Promise<MessageRecord>;
	/**
	 * Sends a message to the contact's first variant and gives it as the answer shows it: by one request that is
	 * `isAtMostOnce`, whatever else it has to read before. What is wrong with the message is said before that by an
	 * `InputError`, a contact without account by `noAccount`.
	 */
	send?(client: ApiClient<C>, message: OutgoingMessage): Promise<MessageRecord>;
	/** The IANA zone of the times that it prints without one; absent: UTC. */
	clockZone?(config: C): string;
	readonly webhook?: Webhook<C>;
}

export interface Target {
	/** Without trailing slash. */
	readonly baseUrl: string;
	readonly ignoreSslIssues: boolean;
	/** Requests a minute the user allows; null: free until the provider objects. */
	readonly requestsPerMinute: number | null;
}
