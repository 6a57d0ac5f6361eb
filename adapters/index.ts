import type { Definition } from './core/provider';
import { twoChat } from './twoChat';
import { wamm } from './wamm';
import { whatsappApi } from './whatsappApi';

/** All providers: adding one is a folder beside this file and a line here. */
export const registry = { wamm, twoChat, whatsappApi } as const;

export type ProviderId = keyof typeof registry;

/** The providers in the order in which nodes offer them. */
export const providers: readonly Definition<unknown>[] = Object.values(registry);

/** The provider of this id; undefined for any other text. */
export function findProvider(id: string): Definition<unknown> | undefined {
	return providers.find((definition) => definition.id === id);
}

export { type Credential, openAccount, publicFields } from './openClient';
export type { Wish } from './core/messages/collectPages';
export { hoursAhead } from './core/time/clockOffset';
export { phoneContact } from './core/phone/contact';
export { type Country, countries, countryOf } from './core/phone/country';
export type { Clock } from './core/time/clock';
export { isFilteredLocally, type MessageFilter } from './core/messages/filter';
export { InputError, quote } from './core/inputError';
export {
	createMessage,
	type Direction,
	directionSchema,
	filledFrom,
	type Message,
	messageSchema,
	type MessageType,
	messageTypeSchema,
	type Observation,
} from './core/messages/message';
export type { Notice, NoticeCode, Notify } from './core/hint';
export type { Order } from './core/messages/order';
export type { PhoneOptions } from './core/phone/phone';
export { samePhone } from './core/phone/phoneVariants';
export type {
	Account,
	Contact,
	Context,
	Definition,
	LocateBy,
	Outgoing,
	Reading,
	StatusQuery,
	Traits,
} from './core/provider';
export { cleanText, ProviderError } from './core/providerError';
export { lookupStatuses, queryKey } from './core/statuses/lookupStatuses';
export { readMessages, unsupported } from './core/messages/readMessages';
export { isFinalStatus, type Status, STATUSES } from './core/statuses/status';
export { parseInstant, toIso } from './core/time/time';
export { type WaitPlan, waitForStatuses, type WaitTarget } from './core/statuses/waitForStatuses';
export { orAborted, readBody } from './http/readBody';
export {
	type HttpAnswer,
	type Transport,
	TransportFailure,
	type WireRequest,
} from './http/transport';
export type { PollRules } from './core/polling/events';
export { see } from './core/polling/fetchWindows';
export { beginAt, type PollState, pollStateSchema } from './core/polling/state';
export { pollStep } from './core/polling/advance';
export {
	EVENT_KINDS,
	type EventKind,
	eventIdOf,
	type MessageEvent,
	type NewSubscription,
	type Subscription,
	type Webhook,
	type WebhookKind,
} from './core/webhook';
export { notReadyText } from './whatsappApi';
export { toTransportFailure } from './http/transportFailure';
