import type { IWebhookFunctions } from 'n8n-workflow';
import { isSameSecret, type MessageEvent, samePhone, type Webhook } from '../../adapters';
import { readWebhookState } from './webhookState';

/** Whether the delivery knows the key that only our subscriptions have; without one the path is the secret. */
export function hasValidKey(context: IWebhookFunctions, webhook: Webhook<unknown>): boolean {
	if (webhook.registration.by !== 'api') return true;
	const { key } = readWebhookState(context);
	const { key: given } = context.getQueryData() as Record<string, unknown>;
	return key !== undefined && typeof given === 'string' && isSameSecret(given, key);
}

/** Whether it is of another number than the one that this node is for. */
export function isForOtherNumber(context: IWebhookFunctions, { record }: MessageEvent): boolean {
	const { accountPhone: own } = readWebhookState(context);
	const { accountPhone } = record.message;
	return Boolean(own && accountPhone && !samePhone(own, accountPhone));
}
