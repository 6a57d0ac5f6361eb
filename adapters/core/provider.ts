import type { ZodType } from 'zod/v4';
import type { Clock } from './time/clock';
import type { Direction, Observation } from './messages/message';
import type { Notify } from './hint';
import type { PhoneOptions } from './phone/phone';
import type { ProviderError } from './providerError';
import type { Status } from './statuses/status';
import type { Webhook } from './webhook';

/** One call of a provider's API, without its secret: see `Definition.authorize`. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** Relative to the base URL, already encoded. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number>>;
	readonly body?: unknown;
	/** False for what must not be done twice; reads may be repeated. */
	readonly isRepeatable?: boolean;
	/** What the answer may repeat and nobody may see: taken out of it before anything reads it. */
	readonly secrets?: readonly string[];
}

/** An answer before any schema: its JSON, or else the text (`json` is then undefined), without secrets. */
export interface ApiAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
	readonly json: unknown;
}

/** What an adapter is lent, one per account (resolved credential) and execution. */
export interface Context<C> {
	/** The credential without its secrets, validated. */
	readonly config: C;
	/** Asks, retries where that is safe, and validates; throws a `ProviderError` for everything else. */
	call<T>(request: ApiRequest, schema: ZodType<T>): Promise<T>;
	/** Does the work at most once per account and execution; a failure is remembered too. */
	once<T>(key: string, work: () => Promise<T>): Promise<T>;
	readonly notify: Notify;
	readonly clock: Clock;
}

/** Whom to read: the spellings of a phone, best first, or one address taken as it is. */
export interface Contact {
	readonly kind: 'phone' | 'chat';
	/** E.164 for phones, the provider's own address for chats. */
	readonly spellings: readonly [string, ...string[]];
}

export interface MessageQuery {
	/** Our own number in E.164 or as chosen; null: the account's only one. */
	readonly account: string | null;
	/** Null: all chats. */
	readonly contact: { readonly kind: Contact['kind']; readonly address: string } | null;
	/** A hint for the server; the reader filters again. */
	readonly direction: Direction | null;
	/** How many messages the reader can still use; Infinity when only the reader can tell. */
	readonly wanted: number;
}

/** The bound of a page whose messages have no times: nothing is known. */
export const UNBOUNDED_MS = Date.UTC(9999, 0);

/** One answer's worth of messages, newest first in the provider's own sequence. */
export interface Page {
	/** What the page is a window on: a direction, a number, a chat. Polling compares pages of one scope. */
	readonly scope: string;
	readonly observations: readonly Observation[];
	/** Upper bound, in epoch milliseconds, for all that follows; null: nothing follows. */
	readonly nothingNewerThan: number | null;
	/** Whether that bound is the provider's own word; else it is read off the order of the rows. */
	readonly isBoundExact: boolean;
	/** Whether the provider had more but gives no more than this: its ceiling. */
	readonly isCut: boolean;
	/** Our own number that was asked for, where requests name it. */
	readonly account?: string;
}

/** A chat as a list of all of them shows it. */
export interface ListedChat {
	/** Whose messages `pages` reads, in E.164. */
	readonly phone: string;
	/** When it was last active, in epoch milliseconds; 0 when unknown, as such chats come last. */
	readonly activeAt: number;
	/** Of its last message; null when unknown. */
	readonly messageId: string | null;
	/** Messages that nobody has opened yet: one more came, also where it is older than the last. */
	readonly unread: number;
}

export type LocateBy = 'messageId' | 'phones' | 'sessionKey';

/** Which message's status to look up; what is needed beside the id depends on `Traits.statusBy`. */
export interface StatusQuery {
	readonly messageId: string;
	readonly locateBy: LocateBy;
	readonly account: string | null;
	readonly contact?: Contact;
	readonly sessionKey?: string;
}

/** One of our own numbers, as a list offers it. */
export interface Account {
	readonly phone: string;
	readonly label: string;
	readonly isConnected: boolean;
}

export type Check = { readonly ok: boolean; readonly message: string };

/** What one way of reading can do. */
export interface Reading {
	/** Most messages that can be reached; null: all of them. */
	readonly ceiling: number | null;
	/** Most messages of each chat, where all chats are read one by one. */
	readonly perChat?: number;
	/** Whether more are reached by asking for further pages, each a request of its own. */
	readonly isPaged: boolean;
	readonly carriesStatus: boolean;
	/** Whether the server filters by direction; no provider filters by anything else. */
	readonly filtersDirection: boolean;
}

/** What a node needs to know to show the right fields; everything else stays in the adapter. */
export interface Traits {
	/** Whether requests name our own number: then the nodes ask for it. */
	readonly needsAccount: boolean;
	readonly conversation?: Reading;
	readonly all?: Reading;
	/** Ways to find a message for its status, the default first; two or more are offered as a choice. */
	readonly statusBy?: readonly [LocateBy, ...LocateBy[]];
	readonly concurrency: number;
	readonly maxConcurrency: number;
	/** Whether each request costs the user a credit. */
	readonly isBilled: boolean;
	/** Who tells the provider our webhook's URL: the user, or we by its API. Absent: it sends none. */
	readonly webhook?: 'byUser' | 'byApi';
	/** The statuses that webhooks tell of; absent: all. */
	readonly webhookStatuses?: readonly Status[];
}

/** A request on its way out, as n8n's or our own client holds it; `uri` is what older callers use. */
export interface Outgoing {
	url?: string;
	uri?: string;
	baseURL?: string;
	headers?: Record<string, unknown>;
}

/** A provider: data first, then operations. An operation that isn't there can't be called. */
export interface Definition<C> {
	readonly id: string;
	readonly label: string;
	readonly credentialType: string;
	/** The credential's public fields, with defaults; secrets are not in its output. */
	readonly config: ZodType<C>;
	readonly secretFields: readonly string[];
	readonly traits: Traits;
	/** Where requests of this credential go, and how. */
	target(config: C): Target;
	/** A copy of the request with the secret in its place; throws when it would go to another origin. */
	authorize<R extends Outgoing>(request: R, credential: Readonly<Record<string, unknown>>): R;
	/** The failure that an answer stands for, also one with a good HTTP status; null: it is an answer. */
	failure(answer: ApiAnswer, now: number): ProviderError | null;
	/** What a user typed as the contact; throws an `InputError`. */
	contact(value: unknown, config: C, options?: PhoneOptions): Contact;
	/** Whether key and phone are fine, in words. */
	check(context: Context<C>): Promise<Check>;
	accounts?(context: Context<C>): Promise<readonly Account[]>;
	pages?(context: Context<C>, query: MessageQuery): AsyncGenerator<Page, void, undefined>;
	/** Where all messages are read chat by chat: the chats that can be read, newest activity first. */
	chats?(context: Context<C>): Promise<readonly ListedChat[]>;
	status?(context: Context<C>, query: StatusQuery): Promise<Observation>;
	readonly webhook?: Webhook<C>;
}

export interface Target {
	/** Without trailing slash. */
	readonly baseUrl: string;
	readonly ignoreSslIssues: boolean;
	/** Requests a minute the user allows; null: free until the provider objects. */
	readonly requestsPerMinute: number | null;
}
