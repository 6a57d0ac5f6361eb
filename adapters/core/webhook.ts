import { z } from 'zod/v4';
import { type Message, messageSchema, type Observation } from './message';
import { contentOf, fingerprint } from './polling/mark';
import type { Context } from './provider';
import type { Status } from './status';

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
	readonly observation: Observation;
	/** Whether the message was sent through the provider's API; null when it doesn't say. */
	readonly isByApi: boolean | null;
}

/** A webhook delivery as it is understood: its events, or why it has none. */
export type Parsed =
	| { readonly events: readonly MessageEvent[] }
	| { readonly ignored: 'unintelligible' | 'notAMessage' };

/** A subscription at the provider: one of its topics, sent to one URL. */
export interface Subscription {
	readonly id: string;
	readonly topic: string;
	readonly url: string;
}

/** How a provider sends webhooks. */
export interface Webhook<C> {
	/** The provider's names of what is wanted; [] where one URL takes everything. */
	topics(kinds: readonly WebhookKind[], statuses: readonly Status[]): readonly string[];
	/** Understands a delivery's JSON; `topic` is what its URL was subscribed to, null where there is none. */
	parse(body: unknown, topic: string | null, config: C): Parsed;
	readonly registration:
		| {
				readonly by: 'user';
				/** The URL that is set at the provider ('' for none) and our own number, if it says. */
				current(context: Context<C>): Promise<{ url: string; accountPhone: string | null }>;
		  }
		| {
				readonly by: 'api';
				list(context: Context<C>): Promise<readonly Subscription[]>;
				/** Subscribes, or finds the subscription that is there already. */
				create(
					context: Context<C>,
					account: string | null,
					topic: string,
					url: string,
				): Promise<Subscription>;
				/** Removes it; a subscription that is gone already counts as removed. */
				remove(context: Context<C>, id: string): Promise<void>;
		  };
}

/** Identifies an event: `provider:account:messageId:event:status`; what a message says stands in for a missing id. */
export function eventIdOf(kind: EventKind, message: Message): string {
	const { provider, accountPhone, messageId, status } = message;
	const id = messageId ?? fingerprint(contentOf(message));
	const ofStatus = kind === 'statusChanged' ? (status ?? '') : '';
	return [provider, accountPhone ?? '', id, kind, ofStatus].join(':');
}
