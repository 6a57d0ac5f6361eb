import { timingSafeEqual } from 'crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { type MessageEvent, samePhone, type Webhook } from '../../adapters';
import { readWebhookState } from './webhookState';

function isEqual(given: unknown, expected: string): boolean {
	const left = Buffer.from(typeof given === 'string' ? given : '');
	const right = Buffer.from(expected);
	return left.length === right.length && timingSafeEqual(left, right);
}

function queryOf(context: IWebhookFunctions): Readonly<Record<string, unknown>> {
	return context.getQueryData() as Record<string, unknown>;
}

/** Whether the delivery knows the key that only our subscriptions have; without one the path is the secret. */
export function hasValidKey(context: IWebhookFunctions, webhook: Webhook<unknown>): boolean {
	if (webhook.registration.by !== 'api') return true;
	const { key } = readWebhookState(context);
	return key !== undefined && isEqual(queryOf(context).key, key);
}

/** What the delivery's URL was subscribed to; null where one URL takes everything. */
export function topicOf(context: IWebhookFunctions): string | null {
	const { event } = queryOf(context);
	return typeof event === 'string' ? event : null;
}

/** Whether it is of another number than the one that this node is for. */
export function isForOtherNumber(context: IWebhookFunctions, { record }: MessageEvent): boolean {
	const { accountPhone: own } = readWebhookState(context);
	const { accountPhone } = record.message;
	return Boolean(own && accountPhone && !samePhone(own, accountPhone));
}
