import type { IExecuteFunctions } from 'n8n-workflow';
import {
	type ApiClient,
	checkMessage,
	type OutgoingMessage,
	type ProviderDefinition,
	unsupported,
	unusable,
	type WaitPlan,
} from '../../adapters';
import {
	type Options,
	readAccountPhone,
	readContact,
	readIncludeRaw,
	readOptions,
	readRequestOptions,
} from '../shared/parameters';
import type { Item } from '../shared/runItems';
import { toId, toNumber } from '../shared/values';
import { readWaitPlan } from '../shared/waitPlan';

/** What an item asks for: that this message be sent. */
export interface SendRequest {
	readonly index: number;
	readonly definition: ProviderDefinition<unknown>;
	readonly client: ApiClient<unknown>;
	readonly message: OutgoingMessage;
	/** Between its start and that of the account's message before. */
	readonly pauseMs: number;
	/** What is sent once only; null: whatever comes. */
	readonly onceKey: string | null;
	/** Null: it is not waited for. */
	readonly plan: ((beganAt: number) => WaitPlan) | null;
}

/** Text, or a number as its digits; nothing is ''. Throws an `InputError` for anything else. */
function toText(value: unknown, label: string): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'string') return value;
	if (Number.isFinite(value)) return String(value);
	throw unusable(label, value, ', not a text', 'Give a text.');
}

function orNull(value: unknown, label: string): string | null {
	return toText(value, label).trim() || null;
}

function readPause({ pauseSeconds }: Options, suitableMs: number): number {
	if (pauseSeconds === undefined) return suitableMs;
	const rule = { label: 'Pause', min: 0, max: 600, isFractional: true };
	return toNumber(pauseSeconds, rule) * 1_000;
}

function readDelay({ delaySeconds }: Options): number | null {
	if (delaySeconds === undefined) return null;
	return toNumber(delaySeconds, { label: 'Delay', min: 0, max: 600 }) || null;
}

function readOnceKey({ sendOncePerKey }: Options): string | null {
	return sendOncePerKey === undefined ? null : toId(sendOncePerKey, 'Send Once per Key');
}

/** The item's request; throws an `InputError` for a message that can't be sent, before anything is asked. */
export async function parseSendRequest(
	context: IExecuteFunctions,
	{ index, definition, clients }: Item,
): Promise<SendRequest> {
	const { send, statusBy } = definition.capabilities;
	if (!send) throw unsupported(definition);
	const options = readOptions(context, index);
	// What is refused only after the message was sent would look like a message that wasn't.
	readIncludeRaw(context, index);
	const client = await clients.of(index, readRequestOptions(context, index));
	const message = {
		ownPhone: readAccountPhone(context, definition, index),
		contact: readContact(context, index, definition, client),
		text: toText(context.getNodeParameter('text', index, ''), 'Text'),
		mediaUrl: orNull(options.mediaUrl, 'Media URL'),
		delaySeconds: readDelay(options),
		replyToMessageId: orNull(options.replyToMessageId, 'Reply to Message ID'),
	};
	checkMessage(definition.label, send, message);
	return {
		index,
		definition,
		client,
		message,
		pauseMs: readPause(options, send.pauseMs),
		onceKey: readOnceKey(options),
		plan: statusBy ? readWaitPlan(options) : null,
	};
}
