import type { IWebhookFunctions } from 'n8n-workflow';
import { EVENT_KINDS, type MessageEvent } from '../../adapters';
import { noteDropped, type Reason } from './deliveryLog';
import { isForeign } from './authenticate';
import { isRepeated } from './deduplicate';
import { chosenOf, chosenStatuses, hasOption, nodeKey } from '../shared/triggers/triggerParameters';
import { eventIdIn } from '../shared/triggers/triggerItem';

const FILTERED: Reason = { why: 'not chosen in the node', level: 'debug' };
const REPEATED: Reason = { why: 'had before', level: 'debug' };
const FOREIGN: Reason = {
	why: 'of another number than this node’s; if that is right, publish the workflow again',
	level: 'warn',
};

function isChosen(host: IWebhookFunctions, event: MessageEvent): boolean {
	const { kind, isByApi, observation } = event;
	if (!chosenOf(host, 'events', EVENT_KINDS).includes(kind)) return false;
	if (kind === 'messageSent') return isByApi !== true || hasOption(host, 'includeSentByApi');
	const { status } = observation.message;
	return kind !== 'statusChanged' || (status !== null && chosenStatuses(host).includes(status));
}

/** A test in the editor takes whatever comes: the same sample may be sent to it again and again. */
function isFirst(host: IWebhookFunctions, event: MessageEvent): boolean {
	return host.getMode() === 'manual' || !isRepeated(nodeKey(host), eventIdIn(event));
}

/** Why an event starts nothing; null: it does. */
function reasonToDrop(host: IWebhookFunctions, event: MessageEvent): Reason | null {
	if (isForeign(host, event)) return FOREIGN;
	if (!isChosen(host, event)) return FILTERED;
	return isFirst(host, event) ? null : REPEATED;
}

/** Whether the event starts the workflow; if not, the log says why. It counts as had from this call on. */
export function isWanted(host: IWebhookFunctions, event: MessageEvent): boolean {
	const reason = reasonToDrop(host, event);
	if (reason !== null) noteDropped(host, reason);
	return reason === null;
}
