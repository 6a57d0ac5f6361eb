import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.mts';
import type { Expected } from './expected.mts';
import type { Outbox } from './sending/outbox.mts';
import type { ProviderServer } from './server/providerServer.mts';
import type { WebhookRequest, WebhookSender } from './webhooks/webhookSender.mts';

/** What a provider's data depends on. */
export interface Start {
	readonly clock: Clock;
	readonly seed: number;
	/** Epoch milliseconds that the data is relative to. */
	readonly now: number;
	/** About how many messages the main account has. */
	readonly messages: number;
}

/** A message of ours to a phone, in a conversation that has no other. */
export interface Written {
	/** In E.164. */
	readonly phone: string;
	readonly text: string;
	/** Epoch milliseconds. */
	readonly sentAt: number;
}

/** A message that arrives; one with a known id replaces it. */
export interface Arriving {
	readonly id: string;
	/** The contact's. */
	readonly digits: string;
	readonly text: string;
	/** Of us; else the contact wrote it. */
	readonly isOurs: boolean;
	/** Epoch milliseconds. */
	readonly at: number;
	/** The provider's own word for the status of ours, where it has words. */
	readonly state: string;
}

/** A message as the sandbox holds it, told without any adapter. */
export interface SeededMessage {
	readonly id: string | null;
	readonly isOutbound: boolean;
	/** Epoch milliseconds. */
	readonly at: number;
}

type Values = Readonly<Record<string, string>>;

/** A failed answer that the provider documents, and what the nodes have to make of it. */
export interface Refusal {
	readonly code: number;
	/** Absent: any. */
	readonly body?: unknown;
	readonly category: string;
	/** Whether the same may be asked again. */
	readonly isRepeated?: boolean;
	/** Where it has words of its own: what happened, and what is among the advice. */
	readonly says?: readonly [error: string, advice: string];
}

/** Right answers and deliveries, as documented; no server is needed to have them. */
export interface Samples {
	/** The answer to a request; where there are several, the so-manieth. */
	answerTo(url: string, nth: number, method?: string): unknown;
	/** What it sends to webhooks, each with the topic of its subscription. */
	readonly deliveries?: ReadonlyArray<readonly [unknown, string | null]>;
}

/** How messages are sent through it. */
export interface Sending<S extends ProviderServer> {
	/** What it has taken. */
	outbox(server: S): Outbox;
	/** The requests that send, and no others. */
	readonly path: RegExp;
	/** Whether nobody is told that a text to a phone was read, as with SMS. */
	readonly endsDelivered?: boolean;
	/** Whether its lists and answers don't tell a message that failed from one that nothing is known of. */
	readonly hidesFailures?: boolean;
}

/** How webhooks are told of messages. */
export interface Telling<S extends ProviderServer> {
	/** What it has sent, and how that went. */
	webhookSender(server: S): WebhookSender;
	/** Tells those who listen to the seeded account of a message that a contact wrote. */
	tell(server: S, id: string): Promise<unknown>;
	/** Where that goes now; null: nowhere. */
	url(server: S): string | null;
	/** The request that tells this URL of it. */
	request(server: S, id: string, url: string): WebhookRequest;
	/** What the credential needs beside the rest, for genuine requests to be told from forged ones. */
	readonly credential?: Values;
}

/** What sandbox, tests and tools know of one provider: its entry in the table of providers. */
export interface SandboxProvider<S extends ProviderServer = ProviderServer> {
	/** What its sandbox starts with, by name; fit for JSON. */
	readonly seeded: object;
	/** A server that knows nothing yet. */
	create(start: Start): S;
	/** Fills it with `seeded`, and with messages. */
	seed(server: S, start: Start): void;
	/** Puts right what a test may have set, but for faults and records. */
	heal(server: S): void;
	/** Lets other processes set and start what only this provider has. */
	addControl?(app: FastifyInstance, server: S): void;
	/** What to paste where, and what to try: lines of name and value. */
	banner(server: S): ReadonlyArray<readonly [string, string]>;
	/** Commands for `addControl`, by name. */
	controls?(origin: string): ReadonlyArray<readonly [string, string]>;

	/** The seeded account's credential without its base URL, as the nodes' users fill it in. */
	readonly credential: Values;
	/** The same with a secret that URLs and headers can't hold as it is, where that one can be held. */
	readonly awkwardCredential?: Values;
	/** The account's own number, where requests name it. */
	readonly accountPhone?: string;
	/** Parameters that find a message's status; absent where the provider tells none. */
	readonly statusQuestion?: Values;
	/** The same for a phone without other spellings, where that one has some. */
	readonly plainStatusQuestion?: Values;
	/** What the demo asks the statuses of; the last one may be missing, to show that too. */
	readonly demoStatuses?: readonly Values[];
	/** Failed answers that it documents, of which the nodes make something else than of their HTTP code elsewhere. */
	readonly refusals: readonly Refusal[];
	/** Absent where nothing can be sent. */
	readonly sending?: Sending<S>;
	/** What is told of it, and odd rows of it, for the tests that all providers pass. */
	readonly expected: Expected;
	/** The requests that a question is about, beside those that prepare it; absent where there are no others. */
	readonly mainPaths?: { readonly messages: RegExp; readonly status?: RegExp };
	/** Right answers, as it documents them. */
	readonly samples: Samples;
	/** Absent where it sends no webhooks. */
	readonly telling?: Telling<S>;
	/** Sets where the seeded account's webhooks go, as its user pastes it; absent where that isn't pasted. */
	pasteWebhook?(server: S, url: string): void;
	/** Makes another secret as good as that of `credential`. */
	accept(server: S, secret: string): void;
	/** Gives each of these phones its message. */
	write(server: S, messages: readonly Written[]): void;
	arrive(server: S, message: Arriving): void;
	/** An id of a new message, of ours or the contact's, as the provider writes it: the digits tell it from others. */
	idOf(nth: number, isOurs?: boolean): string;
	/** Forgets all conversations but these, where each takes a request. */
	leave?(server: S, digits: readonly string[]): void;
	/** The messages of a conversation up to now, newest first. */
	messagesWith(server: S, digits: string, now: number): SeededMessage[];
}
