import type { IHookFunctions } from 'n8n-workflow';
import type { Definition } from '../../adapters';
import { toItemFailure } from '../shared/failure';
import { readProvider } from '../shared/parameters';
import { requireEvents, toldByWebhook, whyNever } from '../shared/triggers/chosenEvents';
import { readHookState } from './webhookState';
import { checkPastedHook } from './checkWebhookUrl';
import { isSubscribed, subscribe } from './subscribe';
import { openSubscriber } from './subscriber';
import { webhookOf } from '../shared/triggers/triggerParameters';
import { unsubscribe, warnOfLeft } from './unsubscribe';

async function inOurWords(
	host: IHookFunctions,
	work: (definition: Definition<unknown>) => Promise<boolean>,
): Promise<boolean> {
	let subject = { provider: '', label: '' };
	try {
		const definition = readProvider(host);
		subject = { provider: definition.id, label: definition.label };
		return await work(definition);
	} catch (error) {
		throw toItemFailure(error, subject).toNodeError(host.getNode(), 0, false);
	}
}

/**
 * n8n's `checkExists`: whether the provider sends to us already. Where its user sets the URL, the check is all. What
 * can never start the workflow is refused, before anything is asked.
 */
export async function checkRegistration(host: IHookFunctions): Promise<boolean> {
	return await inOurWords(host, async (definition) => {
		const { registration } = webhookOf(definition);
		requireEvents(host, definition, toldByWebhook(definition));
		if (registration.by === 'api') {
			return await isSubscribed(await openSubscriber(host, definition, registration));
		}
		await checkPastedHook(host, definition, registration);
		return true;
	});
}

/** n8n's `create`. */
export async function register(host: IHookFunctions): Promise<boolean> {
	return await inOurWords(host, async (definition) => {
		const { registration } = webhookOf(definition);
		if (registration.by === 'api') {
			await subscribe(await openSubscriber(host, definition, registration));
		}
		return true;
	});
}

/** Whether there can be anything to remove: what would wait for ever was never subscribed. */
function mayHaveAny(host: IHookFunctions, definition: Definition<unknown>): boolean {
	const why = whyNever(host, definition, toldByWebhook(definition));
	return why === null || readHookState(host).subscriptions.length > 0;
}

/**
 * n8n's `delete`. It never throws: n8n would leave the webhooks of the workflow's other nodes as they are, save
 * nothing, and not try again. What is left is noted, and removed at the next publishing.
 */
export async function unregister(host: IHookFunctions): Promise<boolean> {
	try {
		const definition = readProvider(host);
		const { registration } = webhookOf(definition);
		if (registration.by !== 'api' || !mayHaveAny(host, definition)) return true;
		await unsubscribe(await openSubscriber(host, definition, registration));
	} catch (error) {
		warnOfLeft(host, error);
	}
	return true;
}
