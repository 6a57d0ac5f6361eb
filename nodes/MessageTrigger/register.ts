import type { IHookFunctions } from 'n8n-workflow';
import type { ProviderDefinition } from '../../adapters';
import { toItemFailure } from '../shared/failure';
import { readProvider } from '../shared/parameters';
import { requireEvents, reasonItNeverFires } from '../shared/triggers/chosenEvents';
import { readWebhookState } from './webhookState';
import { NO_PROVIDER } from './deliveryLog';
import { checkWebhookUrl } from './checkWebhookUrl';
import { isSubscribed, subscribe } from './subscribe';
import { openSubscriber } from './subscriber';
import { toldByWebhook, webhookOf } from './providerWebhook';
import { unsubscribe, warnOfLeft } from './unsubscribe';

async function withNodeErrors(
	context: IHookFunctions,
	work: (definition: ProviderDefinition<unknown>) => Promise<boolean>,
): Promise<boolean> {
	let subject = NO_PROVIDER;
	try {
		const definition = readProvider(context);
		subject = definition;
		return await work(definition);
	} catch (error) {
		throw toItemFailure(error, subject).toNodeError(context.getNode());
	}
}

/**
 * n8n's `checkExists`: whether the provider sends to us already. Where its user sets the URL, the check is all. What
 * can never start the workflow is refused, before anything is asked.
 */
export async function checkRegistration(context: IHookFunctions): Promise<boolean> {
	return await withNodeErrors(context, async (definition) => {
		const { registration } = webhookOf(definition);
		requireEvents(context, definition, toldByWebhook(definition));
		if (registration.by === 'api') {
			return await isSubscribed(await openSubscriber(context, definition, registration));
		}
		await checkWebhookUrl(context, definition, registration);
		return true;
	});
}

/** n8n's `create`. */
export async function register(context: IHookFunctions): Promise<boolean> {
	return await withNodeErrors(context, async (definition) => {
		const { registration } = webhookOf(definition);
		if (registration.by === 'api') {
			await subscribe(await openSubscriber(context, definition, registration));
		}
		return true;
	});
}

/** Whether there can be anything to remove: what would wait for ever was never subscribed. */
function mayHaveAny(context: IHookFunctions, definition: ProviderDefinition<unknown>): boolean {
	const why = reasonItNeverFires(context, definition, toldByWebhook(definition));
	return why === null || readWebhookState(context).subscriptions.length > 0;
}

/**
 * n8n's `delete`. It never throws: n8n would leave the webhooks of the workflow's other nodes as they are, save
 * nothing, and not try again. What is left is noted, and removed at the next publishing.
 */
export async function unregister(context: IHookFunctions): Promise<boolean> {
	try {
		const definition = readProvider(context);
		const { registration } = webhookOf(definition);
		if (registration.by !== 'api' || !mayHaveAny(context, definition)) return true;
		await unsubscribe(await openSubscriber(context, definition, registration));
	} catch (error) {
		warnOfLeft(context, error);
	}
	return true;
}
