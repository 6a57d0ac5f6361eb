import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	type Credential,
	type ProviderDefinition,
	withFallbacks,
	hoursAhead,
	type MessageEvent,
	type Parsed,
	publicFields,
	type Webhook,
} from '../../adapters';
import { readProvider } from '../shared/parameters';
import { noteClock, logDropped, logTrouble, type Reason } from './deliveryLog';
import { hasValidKey } from './authenticate';
import { readDelivery } from './readDelivery';
import { refuseKey, refuseSignature } from './refuse';
import { readWebhookState } from './webhookState';
import { webhookOf } from './providerWebhook';
import { hasOption } from '../shared/triggers/triggerParameters';
import { toTriggerItem } from '../shared/triggers/triggerItem';
import { isWanted } from './wantedEvents';

/** Larger deliveries are no messages; they are answered and dropped. */
const MAX_BYTES = 1024 * 1024;

const NOT_OURS: Reason = { why: 'about something else than messages', level: 'info' };
const TOO_LARGE: Reason = { why: 'larger than 1 MB', level: 'warn' };
const UNREADABLE: Reason = { why: 'not understood, or without an ID', level: 'warn' };

function bytesOf(context: IWebhookFunctions): number {
	const { rawBody, headers } = context.getRequestObject();
	return rawBody?.length ?? Number(headers['content-length'] ?? 0);
}

/** What can be read is read, also with a credential that no request could be made with. */
function checkCredential(
	context: IWebhookFunctions,
	{ config }: ProviderDefinition<unknown>,
	credential: Credential,
): void {
	try {
		config.parse(credential);
	} catch (error) {
		logTrouble(context, 'Webhook deliveries are read as far as possible', error);
	}
}

/** With our own number where the delivery leaves it out and its subscription is for that number alone. */
function completed(
	context: IWebhookFunctions,
	{ registration }: Webhook<unknown>,
	event: MessageEvent,
): MessageEvent {
	if (registration.by !== 'api') return event;
	const { message, raw } = event.record;
	const { accountPhone = null } = readWebhookState(context);
	return { ...event, record: { message: withFallbacks(message, { accountPhone }), raw } };
}

function itemsOf(
	context: IWebhookFunctions,
	webhook: Webhook<unknown>,
	{ events, dropped }: Parsed,
): INodeExecutionData[] {
	const records = events.map(({ record }) => record);
	noteClock(context, hoursAhead(records, Date.now()));
	if (dropped > 0) logDropped(context, UNREADABLE, dropped);
	if (dropped + events.length === 0) logDropped(context, NOT_OURS);
	const includeRaw = hasOption(context, 'includeRaw');
	return events
		.map((event) => completed(context, webhook, event))
		.filter((event) => isWanted(context, event))
		.map((event) => toTriggerItem(event, includeRaw));
}

/**
 * Answers a delivery and starts the workflow with what is wanted of it, once. Never throws: n8n would answer 500
 * and start a failed execution, and the provider would send again until it blocks the channel. A wrong key or
 * signature gets 401, everything else 200. What is dropped is said in the log, without its content.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const definition = readProvider(context);
		const webhook = webhookOf(definition);
		if (!hasValidKey(context, webhook)) return refuseKey(context);
		if (bytesOf(context) > MAX_BYTES) {
			logDropped(context, TOO_LARGE);
			return {};
		}
		const delivery = readDelivery(context);
		const credential = await context.getCredentials(definition.credentialType);
		if (webhook.verify?.(delivery, credential) === 'forged') {
			return refuseSignature(context, delivery);
		}
		checkCredential(context, definition, credential);
		const parsed = webhook.parse(delivery, publicFields(definition, credential));
		const items = itemsOf(context, webhook, parsed);
		return items.length > 0 ? { workflowData: [items] } : {};
	} catch (error) {
		logTrouble(context, 'Webhook deliveries are lost', error);
		return {};
	}
}
