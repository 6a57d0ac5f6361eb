import type { IHookFunctions } from 'n8n-workflow';
import { type ProviderDefinition, InputError, ProviderError, type Webhook } from '../../adapters';
import { openNodeClient } from '../shared/clients';
import { saveWebhookState, readWebhookState } from './webhookState';
import { isUnattended } from '../shared/triggers/triggerParameters';

type ByUser = Extract<Webhook<unknown>['registration'], { by: 'user' }>;

/** Whether it is our URL that was pasted, with whatever spaces and slashes around it. */
function isOurs(pasted: string, url: string): boolean {
	return pasted.trim().replace(/\/+$/, '') === url;
}

function advice(label: string, place: string, url: string, isTest: boolean): string {
	const paste = `Paste this in ${label}, under ${place}: ${url}`;
	return isTest
		? `${paste} – it is for testing only: put the production URL back afterwards.`
		: `${paste} – then publish again. To publish without this check, turn off Check Webhook Setting in the node.`;
}

/** Whether waiting may help, or nothing is known against the URL. */
function isOutOfReach(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.retryable;
}

/** Our own number as the provider has just said it; one that it said once may be another channel's by now. */
function keepAccountPhone(context: IHookFunctions, accountPhone: string | null): void {
	saveWebhookState(context, { ...readWebhookState(context), accountPhone });
}

/**
 * Checks that the provider sends to our URL, where only its user can set it. Somebody who activates the workflow
 * is stopped with the URL to paste; a restart, or a provider out of reach, is only logged.
 */
export async function checkWebhookUrl(
	context: IHookFunctions,
	definition: ProviderDefinition<unknown>,
	{ place, current: ask }: ByUser,
): Promise<void> {
	keepAccountPhone(context, null);
	if (!ask || context.getNodeParameter('checkWebhookSetting', true) !== true) return;
	const { label } = definition;
	const url = context.getNodeWebhookUrl('default') ?? '';
	const isWatched = !isUnattended(context);
	const client = await openNodeClient(context, definition);
	const current = await ask(client).catch((error: unknown) => {
		if (isWatched && !isOutOfReach(error)) throw error;
		context.logger.warn(`The webhook setting in ${label} could not be checked`, {
			node: context.getNode().name,
		});
		return null;
	});
	if (current === null) return;
	keepAccountPhone(context, current.accountPhone);
	if (current.urls.some((each) => isOurs(each, url))) return;
	if (isWatched) {
		const isTest = context.getMode() === 'manual';
		const where = current.urls.length === 0 ? 'to no URL yet' : 'to another URL';
		throw new InputError(
			`${label} sends its webhooks ${where}.`,
			advice(label, place, url, isTest),
		);
	}
	context.logger.warn(`${label} sends its webhooks to another URL than this node’s`, {
		node: context.getNode().name,
	});
}
