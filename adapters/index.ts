import type { ProviderDefinition } from './core/provider';
import { evolutionApi } from './evolutionApi';
import { twilio } from './twilio';
import { twoChat } from './twoChat';
import { waha } from './waha';
import { wamm } from './wamm';
import { whatsappApi } from './whatsappApi';

/** All providers: adding one is a folder beside this file and a line here. */
export const registry = { wamm, twoChat, whatsappApi, evolutionApi, waha, twilio } as const;

export type ProviderId = keyof typeof registry;

/** The providers in the order in which nodes offer them. */
export const providers: readonly ProviderDefinition<unknown>[] = Object.values(registry);

/** The provider of this id; undefined for any other text. */
export function findProvider(id: string): ProviderDefinition<unknown> | undefined {
	return providers.find((definition) => definition.id === id);
}

export { type ClientServices, type Credential, openClient, publicFields } from './openClient';
export type { ListOptions } from './core/messages/collectPages';
export { checkMessage } from './core/sending/checkMessage';
export { followMessages } from './core/sending/followMessages';
export { Pace } from './core/sending/pace';
export { sendMessage } from './core/sending/sendMessage';
export { uncertain } from './core/sending/uncertain';
export { unsentAfter } from './core/sending/unsent';
export { fingerprint } from './core/fingerprint';
export { aheadHint, hoursAhead } from './core/time/clockOffset';
export { clockWarning, sentClockWarning } from './core/time/clockWarning';
export { type Contact, phoneContact } from './core/phone/contact';
export { type Country, countries, parseCountry } from './core/phone/country';
export type { Clock } from './core/time/clock';
export { isFilteredLocally, type MessageFilter } from './core/messages/filter';
export { InputError, quote, unusable } from './core/inputError';
export {
	createMessage,
	type Direction,
	directionSchema,
	withFallbacks,
	type Message,
	messageSchema,
	type MessageType,
	messageTypeSchema,
	type MessageRecord,
} from './core/messages/message';
export type { Hint, HintCode, AddHint } from './core/hint';
export type { Order } from './core/messages/order';
export type { PhoneOptions } from './core/phone/phone';
export { samePhone } from './core/phone/phoneVariants';
export type { ApiClient } from './core/client';
export type { OwnNumber, ProviderDefinition, OutgoingRequest } from './core/provider';
export type { LocateBy, StatusQuery } from './core/statuses/statusQuery';
export type { ListCapability, ProviderCapabilities } from './core/capabilities';
export type { OutgoingMessage } from './core/sending/outgoingMessage';
export { cleanText, ProviderError, type ProviderFailure } from './core/providerError';
export { lookupStatuses, queryKey } from './core/statuses/lookupStatuses';
export { readMessages, type ReadRequest, unsupported } from './core/messages/readMessages';
export { isFinalStatus, SENT_STATUSES, type Status, STATUSES } from './core/statuses/status';
export { parseInstant, toIso } from './core/time/time';
export { type WaitPlan, waitForStatuses, type WaitTarget } from './core/statuses/waitForStatuses';
export { abortable, readBody } from './http/readBody';
export {
	type HttpResponse,
	type Transport,
	TransportFailure,
	type HttpRequest,
} from './http/transport';
export type { PollRules } from './core/polling/events';
export { fetchWindows } from './core/polling/fetchWindows';
export { beginAt, type PollState, pollStateSchema } from './core/polling/state';
export { advance } from './core/polling/advance';
export type { Delivery } from './core/webhooks/delivery';
export { isSameSecret } from './core/webhooks/signature';
export {
	EVENT_KINDS,
	type EventKind,
	eventIdOf,
	type MessageEvent,
	type NewSubscription,
	type Parsed,
	type Subscription,
	type Webhook,
	type WebhookKind,
} from './core/webhooks/webhook';
export { notReadyText } from './whatsappApi';
export { notWorkingText, SESSION_STATES } from './waha';
export { toTransportFailure } from './http/transportFailure';
