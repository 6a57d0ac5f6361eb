import type { IHookFunctions } from 'n8n-workflow';
import { type Definition, InputError, ProviderError, type Webhook } from '../../adapters';
import { shortDeadline } from '../shared/clients';
import { keepHookState, readHookState } from './webhookState';
import { isUnwatched, triggerAccount } from '../shared/triggers/triggerParameters';

type ByUser = Extract<Webhook<unknown>['registration'], { by: 'user' }>;

function sameUrl(a: string, b: string): boolean {
	return a.trim().replace(/\/+$/, '') === b.trim().replace(/\/+$/, '');
}

function advice(label: string, url: string, isTest: boolean): string {
	const paste = `Open the channel’s settings in ${label}, tab Data and API, and paste this as the Webhook URL: ${url}`;
	return isTest
		? `${paste} – it is for testing only: put the production URL back afterwards.`
		: `${paste} – then publish again. To publish without this check, turn off Check Webhook Setting in the node.`;
}

/** Whether waiting may help, or nothing is known against the URL. */
function isOutOfReach(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.retryable;
}

/** Our own number as the provider has just said it; one that it said once may be another channel's by now. */
function keepAccountPhone(host: IHookFunctions, accountPhone: string | null): void {
	keepHookState(host, { ...readHookState(host), accountPhone });
}

/**
 * Checks that the provider sends to our URL, where only its user can set it. Somebody who activates the workflow
 * is stopped with the URL to paste; a restart, or a provider out of reach, is only logged.
 */
export async function checkPastedHook(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByUser,
): Promise<void> {
	keepAccountPhone(host, null);
	if (host.getNodeParameter('checkWebhookSetting', true) !== true) return;
	const { label } = definition;
	const url = host.getNodeWebhookUrl('default') ?? '';
	const isWatched = !isUnwatched(host);
	const account = await triggerAccount(host, definition, shortDeadline());
	const current = await registration.current(account).catch((error: unknown) => {
		if (isWatched && !isOutOfReach(error)) throw error;
		host.logger.warn(`The webhook setting in ${label} could not be checked`, {
			node: host.getNode().name,
		});
		return null;
	});
	if (current === null) return;
	keepAccountPhone(host, current.accountPhone);
	if (sameUrl(current.url, url)) return;
	if (isWatched) {
		const isTest = host.getMode() === 'manual';
		const where = current.url === '' ? 'to no URL yet' : 'to another URL';
		throw new InputError(`${label} sends its webhooks ${where}.`, advice(label, url, isTest));
	}
	host.logger.warn(`${label} sends its webhooks to another URL than this node’s`, {
		node: host.getNode().name,
	});
}
