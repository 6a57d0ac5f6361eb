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

export { type Credential, openAccount, publicFields } from './account';
export type { Wish } from './core/collect';
export { hoursAhead } from './core/clockOffset';
export { phoneContact } from './core/contact';
export { type Country, countries, countryOf } from './core/country';
export type { Clock } from './core/clock';
export { isFilteredLocally, type MessageFilter } from './core/filter';
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
} from './core/message';
export type { Notice, NoticeCode, Notify } from './core/notice';
export type { Order } from './core/order';
export type { PhoneOptions } from './core/phone';
export { samePhone } from './core/phoneVariants';
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
export { lookupStatuses, queryKey } from './core/lookupStatus';
export { readMessages, unsupported } from './core/readMessages';
export { isFinalStatus, type Status, STATUSES } from './core/status';
export { parseInstant, toIso } from './core/time';
export { type WaitPlan, waitForStatuses, type WaitTarget } from './core/waitForStatuses';
export { orAborted, readBody } from './http/readBody';
export {
	type HttpAnswer,
	type Transport,
	TransportFailure,
	type WireRequest,
} from './http/transport';
export type { PollRules } from './core/polling/events';
export { see } from './core/polling/see';
export { beginAt, type PollState, pollStateSchema } from './core/polling/state';
export { pollStep } from './core/polling/step';
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
