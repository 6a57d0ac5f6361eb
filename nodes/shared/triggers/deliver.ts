import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Definition, EVENT_KINDS, eventIdOf, type MessageEvent } from '../../../adapters';
import { readProvider } from '../parameters';
import { isForeign, isGenuine, topicOf } from './genuine';
import { isRepeated } from './recentEvents';
import { chosenOf, chosenStatuses, hasOption, nodeKey } from './triggerHost';
import { toTriggerItem } from './triggerItem';

/** Larger deliveries are no messages; they are answered and dropped. */
const MOST_BYTES = 1024 * 1024;

/** How many deliveries, and events of them, were dropped since n8n started, by reason. */
const dropped = new Map<string, number>();

interface Reason {
	readonly why: string;
	/** A warning where it may be a mistake of somebody. */
	readonly level: 'debug' | 'info' | 'warn';
}

const FILTERED: Reason = { why: 'not chosen in the node', level: 'debug' };
const REPEATED: Reason = { why: 'had before', level: 'debug' };
const FOREIGN: Reason = {
	why: 'of another number than this node’s; if that is right, publish the workflow again',
	level: 'warn',
};

function bytesOf(host: IWebhookFunctions): number {
	const { rawBody, headers } = host.getRequestObject();
	return rawBody?.length ?? Number(headers['content-length'] ?? 0);
}

function isChosen(host: IWebhookFunctions, event: MessageEvent): boolean {
	const { kind, isByApi, observation } = event;
	if (!chosenOf(host, 'events', EVENT_KINDS).includes(kind)) return false;
	if (kind === 'messageSent') return isByApi !== true || hasOption(host, 'includeSentByApi');
	const { status } = observation.message;
	return kind !== 'statusChanged' || (status !== null && chosenStatuses(host).includes(status));
}

/** Tests in the editor are apart from what the active workflow has had. */
function isFirst(
	host: IWebhookFunctions,
	{ kind, observation: { message } }: MessageEvent,
): boolean {
	const node = `${host.getMode()}:${nodeKey(host)}`;
	return message.messageId === null || !isRepeated(node, eventIdOf(kind, message));
}

function noteDropped(host: IWebhookFunctions, { why, level }: Reason): void {
	const count = (dropped.get(why) ?? 0) + 1;
	dropped.set(why, count);
	host.logger[level](`A webhook delivery was dropped: ${why}`, {
		node: host.getNode().name,
		count,
	});
}

/** Answered with 200, and no execution: an error would make the provider send it again, and in the end no more. */
function drop(host: IWebhookFunctions, why: string): IWebhookResponseData {
	noteDropped(host, { why, level: 'info' });
	return {};
}

/** Why an event starts nothing; null: it does. */
function reasonToDrop(host: IWebhookFunctions, event: MessageEvent): Reason | null {
	if (isForeign(host, event)) return FOREIGN;
	if (!isChosen(host, event)) return FILTERED;
	return isFirst(host, event) ? null : REPEATED;
}

function isTaken(host: IWebhookFunctions, event: MessageEvent): boolean {
	const reason = reasonToDrop(host, event);
	if (reason !== null) noteDropped(host, reason);
	return reason === null;
}

function refuse(host: IWebhookFunctions): IWebhookResponseData {
	host.logger.info('A webhook delivery was refused: wrong key', { node: host.getNode().name });
	host.getResponseObject().status(401).end();
	return { noWebhookResponse: true };
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
		.filter((event) => isTaken(host, event))
		.map((event) => toTriggerItem(event, keepsRaw));
}

/**
 * Answers a delivery and starts the workflow with what is wanted of it, once. Never throws: n8n would answer 500
 * and start a failed execution, and the provider would send again until it blocks the channel. A wrong key gets
 * 401. What is dropped is said in the log, without its content.
 */
export async function deliver(host: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		const definition = readProvider(host);
		if (!isGenuine(host, definition)) return refuse(host);
		if (bytesOf(host) > MOST_BYTES) return drop(host, 'larger than 1 MB');
		const items = await itemsOf(host, definition);
		if (typeof items === 'string') return drop(host, items);
		return items.length > 0 ? { workflowData: [items] } : {};
	} catch (error) {
		return drop(host, error instanceof Error ? error.name : 'unknown');
	}
}
