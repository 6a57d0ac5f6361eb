import type { ZodType } from 'zod/v4';
import type { ProviderCapabilities } from './capabilities';
import type { ApiClient, ApiResponse } from './client';
import type { MessageRecord } from './messages/message';
import type { ListedChat, MessageQuery, Page } from './messages/page';
import type { Contact } from './phone/contact';
import type { PhoneOptions } from './phone/phone';
import type { ProviderError } from './providerError';
import type { OutgoingMessage } from './sending/outgoingMessage';
import type { StatusQuery } from './statuses/statusQuery';
import type { Webhook } from './webhooks/webhook';

/** One of our own numbers, as a list offers it. */
export interface OwnNumber {
	readonly phone: string;
	readonly label: string;
	readonly isConnected: boolean;
}

export type Check = { readonly ok: boolean; readonly message: string };

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
