import type { IHookFunctions } from 'n8n-workflow';
import type { ApiClient, ProviderDefinition, Subscription, Webhook } from '../../adapters';
import { openNodeClient } from '../shared/clients';
import { webhookOf } from './providerWebhook';
import { readWebhookState } from './webhookState';

type ByApi = Extract<Webhook<unknown>['registration'], { by: 'api' }>;

/** A trigger whose webhooks are made by API, during one of n8n's hooks. */
export interface Subscriber {
	readonly context: IHookFunctions;
	readonly definition: ProviderDefinition<unknown>;
	readonly topics: Webhook<unknown>['topics'];
	readonly registration: ByApi;
	readonly client: ApiClient<unknown>;
}

export async function openSubscriber(
	context: IHookFunctions,
	definition: ProviderDefinition<unknown>,
	registration: ByApi,
): Promise<Subscriber> {
	const { topics } = webhookOf(definition);
	const client = await openNodeClient(context, definition);
	return { context, definition, topics, registration, client };
}

/** The address of this node alone: n8n puts a random id in it. */
export function webhookUrl(context: IHookFunctions): string {
	return context.getNodeWebhookUrl('default') ?? '';
}

/** Whether we made it: we remember it, or it leads to this node, which nobody else subscribes for. */
function isOurs(context: IHookFunctions, { id, url }: Subscription): boolean {
	return (
		readWebhookState(context).subscriptions.includes(id) ||
		url.split('?')[0] === webhookUrl(context)
	);
}

/** Our subscriptions as the provider lists them. */
export async function listOwn({
	context,
	registration,
	client,
}: Subscriber): Promise<readonly Subscription[]> {
	return (await registration.list(client)).filter((each) => isOurs(context, each));
}
