import { z } from 'zod/v4';
import { messageSchema, type MessageRecord } from '../messages/message';
import type { ApiClient } from '../client';
import type { Status } from '../statuses/status';
import type { Authenticity, Delivery } from './delivery';

/** What can happen to a message. */
export const EVENT_KINDS = [
	'messageReceived',
	'messageSent',
	'statusChanged',
	'statusOverdue',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** The item of a trigger: the message's keys, then what happened to it. */
export const eventItemSchema = messageSchema.extend({
	event: z.enum(EVENT_KINDS).describe('What happened'),
	eventId: z.string().describe('The same for the same event, however often it is told'),
});

/** The kinds that providers send by webhook. */
export type WebhookKind = Exclude<EventKind, 'statusOverdue'>;

export interface MessageEvent {
	readonly kind: EventKind;
	readonly record: MessageRecord;
	/** Whether the message was sent through the provider's API; null when it doesn't say. */
	readonly isByApi: boolean | null;
}

/** A webhook delivery as it is understood; one about something else has neither. */
export interface Parsed {
	readonly events: readonly MessageEvent[];
	/** How many messages and statuses in it can't be used: without an id, or not to be told whose they are. */
	readonly dropped: number;
}

/** A subscription at the provider: one of its topics, sent to one URL. */
export interface Subscription {
	readonly id: string;
	readonly topic: string;
	readonly url: string;
	/** The provider's id of our number that it is for; null where it doesn't say. */
	readonly channel: string | null;
}

/** A subscription that was just made, and the number that it is for. */
export interface NewSubscription extends Subscription {
	/** Null where the provider doesn't say it. */
	readonly accountPhone: string | null;
}

/** What the provider's user has pasted. */
export interface PastedUrls {
	readonly urls: readonly string[];
	readonly accountPhone: string | null;
}

/** How a provider sends webhooks. */
export interface Webhook<C> {
	/** The provider's names of what is wanted; [] where one URL takes everything. */
	topics(kinds: readonly WebhookKind[], statuses: readonly Status[]): readonly string[];
	/**
	 * Understands a delivery; `fields` is the credential without its secrets, unchecked: a delivery that isn't read is
	 * lost.
	 */
	parse(delivery: Delivery, fields: Readonly<Record<string, unknown>>): Parsed;
	/**
	 * Whose a delivery is by its signature. Absent, or `unsigned`: whoever knows its random URL counts as the provider.
	 */
	verify?(delivery: Delivery, credential: Readonly<Record<string, unknown>>): Authenticity;
	readonly registration:
		| {
				readonly by: 'user';
				/** Where it is pasted at the provider: the way through its settings, as a phrase. */
				readonly place: string;
				/** What that place sends, as full sentences. */
				readonly sends: string;
				/** The URLs that are set there and our own number, if it says; absent where it can't be asked. */
				current?(client: ApiClient<C>): Promise<PastedUrls>;
		  }
		| {
				readonly by: 'api';
				list(client: ApiClient<C>): Promise<readonly Subscription[]>;
				/**
				 * Subscribes, or finds the subscription that is there already. A provider that has room for one URL only, and
				 * sends to another, is left as it is: that is a `ProviderError`.
				 */
				create(
					client: ApiClient<C>,
					ownPhone: string | null,
					topic: string,
					url: string,
				): Promise<NewSubscription>;
				/** Removes it; a subscription that is gone already counts as removed. */
				remove(client: ApiClient<C>, id: string): Promise<void>;
		  };
}

/**
 * Identifies an event, the same in both triggers: `provider:account:messageId:event:status`. Our own number is left
 * out where only some answers tell it, and not those of lists.
 */
export function eventIdOf({ kind, record }: MessageEvent, isOwnNumberTold: boolean): string {
	const { provider, accountPhone, messageId, status } = record.message;
	const ownPhone = isOwnNumberTold ? (accountPhone ?? '') : '';
	const ofStatus = kind === 'statusChanged' ? (status ?? '') : '';
	return [provider, ownPhone, messageId, kind, ofStatus].join(':');
}
