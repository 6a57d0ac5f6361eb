import type { IWebhookFunctions } from 'n8n-workflow';
import { EVENT_KINDS, type MessageEvent } from '../../adapters';
import { logDropped, type Reason } from './deliveryLog';
import { isForOtherNumber } from './authenticate';
import { markSeen } from './deduplicate';
import { chosenOf, chosenStatuses, hasOption, nodeKey } from '../shared/triggers/triggerParameters';
import { eventIdIn } from '../shared/triggers/triggerItem';

const FILTERED: Reason = { why: 'not chosen in the node', level: 'debug' };
const REPEATED: Reason = { why: 'had before', level: 'debug' };
const FOREIGN: Reason = {
	why: 'of another number than this node’s; if that is right, publish the workflow again',
	level: 'warn',
};

function isChosen(context: IWebhookFunctions, event: MessageEvent): boolean {
	const { kind, isByApi, record } = event;
	if (!chosenOf(context, 'events', EVENT_KINDS).includes(kind)) return false;
	if (kind === 'messageSent') return isByApi !== true || hasOption(context, 'includeSentByApi');
	const { status } = record.message;
	return kind !== 'statusChanged' || (status !== null && chosenStatuses(context).includes(status));
}

/** A test in the editor takes whatever comes: the same sample may be sent to it again and again. */
function isFirst(context: IWebhookFunctions, event: MessageEvent): boolean {
	return context.getMode() === 'manual' || markSeen(nodeKey(context), eventIdIn(event));
}

/** Why an event starts nothing; null: it does. */
function reasonToDrop(context: IWebhookFunctions, event: MessageEvent): Reason | null {
	if (isForOtherNumber(context, event)) return FOREIGN;
	if (!isChosen(context, event)) return FILTERED;
	return isFirst(context, event) ? null : REPEATED;
}

/** Whether the event starts the workflow; if not, the log says why. It counts as had from this call on. */
export function isWanted(context: IWebhookFunctions, event: MessageEvent): boolean {
	const reason = reasonToDrop(context, event);
	if (reason !== null) logDropped(context, reason);
	return reason === null;
}
