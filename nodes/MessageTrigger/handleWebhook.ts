import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import {
	type Definition,
	filledFrom,
	hoursAhead,
	type MessageEvent,
	publicFields,
	type Webhook,
} from '../../adapters';
import { readProvider } from '../shared/parameters';
import { noteClock, noteDropped, noteTrouble, type Reason } from './deliveryLog';
import { isGenuine, topicOf } from './authenticate';
import { readHookState } from './webhookState';
import { hasOption, webhookOf } from '../shared/triggers/triggerParameters';
import { toTriggerItem } from '../shared/triggers/triggerItem';
import { isWanted } from './wantedEvents';

/** Larger deliveries are no messages; they are answered and dropped. */
const MOST_BYTES = 1024 * 1024;

const NOT_OURS: Reason = { why: 'about something else than messages', level: 'info' };
const TOO_LARGE: Reason = { why: 'larger than 1 MB', level: 'warn' };
const UNREADABLE: Reason = { why: 'not understood, or without an ID', level: 'warn' };

function bytesOf(host: IWebhookFunctions): number {
	const { rawBody, headers } = host.getRequestObject();
	return rawBody?.length ?? Number(headers['content-length'] ?? 0);
}

function refuse(host: IWebhookFunctions): IWebhookResponseData {
	host.logger.info('A webhook delivery was refused: wrong key', { node: host.getNode().name });
	host.getResponseObject().status(401).end();
	return { noWebhookResponse: true };
}

/** What can be read is read, also with a credential that no request could be made with. */
function checkCredential(
	host: IWebhookFunctions,
	{ config }: Definition<unknown>,
	credential: ICredentialDataDecryptedObject,
): void {
	try {
		config.parse(credential);
	} catch (error) {
		noteTrouble(host, 'Webhook deliveries are read as far as possible', error);
	}
}

/** With our own number where the delivery leaves it out and its subscription is for that number alone. */
function completed(
	host: IWebhookFunctions,
	{ registration }: Webhook<unknown>,
	event: MessageEvent,
): MessageEvent {
	if (registration.by !== 'api') return event;
	const { message, raw } = event.observation;
	const { accountPhone = null } = readHookState(host);
	return { ...event, observation: { message: filledFrom(message, { accountPhone }), raw } };
}

async function itemsOf(
	host: IWebhookFunctions,
	definition: Definition<unknown>,
	webhook: Webhook<unknown>,
): Promise<INodeExecutionData[]> {
	const credential = await host.getCredentials(definition.credentialType);
	checkCredential(host, definition, credential);
	const fields = publicFields(definition, credential);
	const { events, dropped } = webhook.parse(host.getBodyData(), topicOf(host), fields);
	const observations = events.map(({ observation }) => observation);
	noteClock(host, hoursAhead(observations, Date.now()));
	if (dropped > 0) noteDropped(host, UNREADABLE, dropped);
	if (dropped + events.length === 0) noteDropped(host, NOT_OURS);
	const keepsRaw = hasOption(host, 'includeRaw');
	return events
		.map((event) => completed(host, webhook, event))
		.filter((event) => isWanted(host, event))
		.map((event) => toTriggerItem(event, keepsRaw));
}

/**
 * Answers a delivery and starts the workflow with what is wanted of it, once. Never throws: n8n would answer 500
 * and start a failed execution, and the provider would send again until it blocks the channel. A wrong key gets
 * 401, everything else 200. What is dropped is said in the log, without its content.
 */
export async function deliver(host: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const definition = readProvider(host);
		const webhook = webhookOf(definition);
		if (!isGenuine(host, webhook)) return refuse(host);
		const isTooLarge = bytesOf(host) > MOST_BYTES;
		if (isTooLarge) noteDropped(host, TOO_LARGE);
		const items = isTooLarge ? [] : await itemsOf(host, definition, webhook);
		return items.length > 0 ? { workflowData: [items] } : {};
	} catch (error) {
		noteTrouble(host, 'Webhook deliveries are lost', error);
		return {};
	}
}
