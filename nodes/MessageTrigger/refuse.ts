import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { type Delivery, InputError } from '../../adapters';
import { logTrouble } from './deliveryLog';

/** Nothing starts, and whoever sent it is told so: it isn't the provider. */
function refuse(context: IWebhookFunctions): IWebhookResponseData {
	context.getResponseObject().status(401).end();
	return { noWebhookResponse: true };
}

/** Answers a delivery that doesn't know the key of our URLs. */
export function refuseKey(context: IWebhookFunctions): IWebhookResponseData {
	context.logger.info('A webhook delivery was refused: wrong key', {
		node: context.getNode().name,
	});
	return refuse(context);
}

/**
 * Answers a delivery whose signature isn't right. Whoever runs n8n is told, once a minute: a mistyped secret, or an
 * address that n8n tells wrong, looks like a forgery too. The query stays out: it may hold our key.
 */
export function refuseSignature(
	context: IWebhookFunctions,
	{ url }: Delivery,
): IWebhookResponseData {
	const [address] = url.split('?');
	const trouble = new InputError(
		'Their signature doesn’t fit the secret in the credential.',
		`It was checked for ${address} and the query behind it. If the provider sends to another address, set n8n’s WEBHOOK_URL to the public one; else compare the secrets.`,
	);
	logTrouble(context, 'Webhook deliveries are refused', trouble);
	return refuse(context);
}
