import { timingSafeEqual } from 'crypto';
import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	type Definition,
	EVENT_KINDS,
	eventIdOf,
	type MessageEvent,
	samePhone,
} from '../../../adapters';
import { readHookState } from './hookState';
import { isRepeated } from './recentEvents';
import { chosenOf, chosenStatuses, hasOption, nodeKey, triggerProvider } from './triggerHost';
import { toTriggerItem } from './triggerItem';

/** Larger deliveries are no messages; they are answered and dropped. */
const MOST_BYTES = 1024 * 1024;

/** Answered with 200, and no execution: an error would make the provider send it again, and in the end no more. */
const DROPPED: IWebhookResponseData = {};

function isEqual(given: unknown, expected: string): boolean {
	const left = Buffer.from(typeof given === 'string' ? given : '');
	const right = Buffer.from(expected);
	return left.length === right.length && timingSafeEqual(left, right);
}

/** Whether the delivery knows the key that only our subscriptions have; without one the path is the secret. */
function isGenuine(host: IWebhookFunctions, definition: Definition<unknown>): boolean {
	if (definition.webhook?.registration.by !== 'api') return true;
	const { key } = readHookState(host);
	return key !== undefined && isEqual((host.getQueryData() as Record<string, unknown>).key, key);
}

function topicOf(host: IWebhookFunctions): string | null {
	const { event } = host.getQueryData() as Record<string, unknown>;
	return typeof event === 'string' ? event : null;
}

function bytesOf(host: IWebhookFunctions): number {
	const { rawBody, headers } = host.getRequestObject();
	return rawBody?.length ?? Number(headers['content-length'] ?? 0);
}

function isForeign(host: IWebhookFunctions, { observation }: MessageEvent): boolean {
	const { accountPhone: own } = readHookState(host);
	const { accountPhone } = observation.message;
	return Boolean(own && accountPhone && !samePhone(own, accountPhone));
}

function isWanted(host: IWebhookFunctions, event: MessageEvent): boolean {
	const { kind, isByApi, observation } = event;
	if (!chosenOf(host, 'events', EVENT_KINDS).includes(kind) || isForeign(host, event)) return false;
	if (kind === 'messageSent') return isByApi !== true || hasOption(host, 'includeSentByApi');
	const { status } = observation.message;
	return kind !== 'statusChanged' || (status !== null && chosenStatuses(host).includes(status));
}

function isFirst(
	host: IWebhookFunctions,
	{ kind, observation: { message } }: MessageEvent,
): boolean {
	return message.messageId === null || !isRepeated(nodeKey(host), eventIdOf(kind, message));
}

function drop(host: IWebhookFunctions, why: string): IWebhookResponseData {
	host.logger.info(`A webhook delivery was dropped: ${why}`, { node: host.getNode().name });
	return DROPPED;
}

async function itemsOf(
	host: IWebhookFunctions,
	definition: Definition<unknown>,
): Promise<INodeExecutionData[] | string> {
	const credential = await host.getCredentials(definition.credentialType);
	const config = definition.config.parse(credential);
	const parsed = definition.webhook?.parse(host.getBodyData(), topicOf(host), config);
	if (!parsed || 'ignored' in parsed) return parsed?.ignored ?? 'unsupported';
	const keepsRaw = hasOption(host, 'includeRaw');
	return parsed.events
		.filter((event) => isWanted(host, event) && isFirst(host, event))
		.map((event) => toTriggerItem(event, keepsRaw));
}

/**
 * Answers a delivery and starts the workflow with what is wanted of it, once. Never throws: n8n would answer 500
 * and start a failed execution, and the provider would send again until it blocks the channel. A wrong key gets
 * 401. What is dropped is said in the log, without its content.
 */
export async function deliver(host: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const definition = triggerProvider(host);
		if (!isGenuine(host, definition)) {
			host.getResponseObject().status(401).end();
			return { noWebhookResponse: true };
		}
		if (bytesOf(host) > MOST_BYTES) return drop(host, 'larger than 1 MB');
		const items = await itemsOf(host, definition);
		if (typeof items === 'string') return drop(host, items);
		return items.length > 0 ? { workflowData: [items] } : DROPPED;
	} catch (error) {
		return drop(host, error instanceof Error ? error.name : 'unknown');
	}
}
