import type { IHookFunctions } from 'n8n-workflow';
import type { Context, Definition, Subscription, Webhook } from '../../adapters';
import { shortDeadline } from '../shared/clients';
import { readHookState } from './webhookState';
import { triggerAccount, webhookOf } from '../shared/triggers/triggerParameters';

type ByApi = Extract<Webhook<unknown>['registration'], { by: 'api' }>;

/** A trigger whose webhooks are made by API, during one of n8n's hooks. */
export interface Subscriber {
	readonly host: IHookFunctions;
	readonly definition: Definition<unknown>;
	readonly topics: Webhook<unknown>['topics'];
	readonly registration: ByApi;
	readonly account: Context<unknown>;
}

export async function openSubscriber(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<Subscriber> {
	const { topics } = webhookOf(definition);
	const account = await triggerAccount(host, definition, shortDeadline());
	return { host, definition, topics, registration, account };
}

/** The address of this node alone: n8n puts a random id in it. */
export function ownUrl(host: IHookFunctions): string {
	return host.getNodeWebhookUrl('default') ?? '';
}

/** Whether we made it: we remember it, or it leads to this node, which nobody else subscribes for. */
function isOurs(host: IHookFunctions, { id, url }: Subscription): boolean {
	return readHookState(host).subscriptions.includes(id) || url.split('?')[0] === ownUrl(host);
}

/** Our subscriptions as the provider lists them. */
export async function listOwn({
	host,
	registration,
	account,
}: Subscriber): Promise<readonly Subscription[]> {
	return (await registration.list(account)).filter((each) => isOurs(host, each));
}
