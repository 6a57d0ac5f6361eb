import type { IHookFunctions } from 'n8n-workflow';
import type { Definition, Webhook } from '../../../adapters';
import { toItemFailure } from '../failure';
import { readProvider } from '../parameters';
import { checkPastedHook } from './pastedHook';
import { isSubscribed, subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

type Registration = Webhook<unknown>['registration'];

async function inOurWords<T>(
	host: IHookFunctions,
	work: (definition: Definition<unknown>, registration: Registration) => Promise<T>,
	none: T,
): Promise<T> {
	const definition = readProvider(host);
	const { id: provider, label, webhook } = definition;
	if (!webhook) return none;
	try {
		return await work(definition, webhook.registration);
	} catch (error) {
		throw toItemFailure(error, { provider, label }).toNodeError(host.getNode(), 0, false);
	}
}

/** n8n's `checkExists`: whether the provider sends to us already. Where its user sets the URL, the check is all. */
export async function checkRegistration(host: IHookFunctions): Promise<boolean> {
	return await inOurWords(
		host,
		async (definition, registration) => {
			if (registration.by === 'api') return await isSubscribed(host, definition, registration);
			await checkPastedHook(host, definition, registration);
			return true;
		},
		true,
	);
}

/** n8n's `create`. */
export async function register(host: IHookFunctions): Promise<boolean> {
	return await inOurWords(
		host,
		async (definition, registration) => {
			if (registration.by === 'api') await subscribe(host, definition, registration);
			return true;
		},
		true,
	);
}

/** n8n's `delete`. */
export async function unregister(host: IHookFunctions): Promise<boolean> {
	return await inOurWords(
		host,
		async (definition, registration) =>
			registration.by === 'api' ? await unsubscribe(host, definition, registration) : true,
		true,
	);
}
