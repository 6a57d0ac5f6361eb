import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import {
	type Context,
	type Definition,
	EVENT_KINDS,
	InputError,
	type Subscription,
	type Webhook,
} from '../../../adapters';
import { keepHookState, readHookState } from './hookState';
import { chosenOf, chosenStatuses, triggerAccount, triggerAccountPhone } from './triggerHost';

type ByApi = Extract<Webhook<unknown>['registration'], { by: 'api' }>;

const KEY_BYTES = 24;

interface Subscribing {
	readonly host: IHookFunctions;
	readonly account: Context<unknown>;
	readonly registration: ByApi;
	readonly accountPhone: string | null;
	readonly topics: readonly string[];
}

function urlOf(host: IHookFunctions, topic: string, key: string): string {
	const url = new URL(host.getNodeWebhookUrl('default') ?? '');
	url.searchParams.set('event', topic);
	url.searchParams.set('key', key);
	return url.href;
}

async function prepared(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<Subscribing> {
	const kinds = chosenOf(host, 'events', EVENT_KINDS).filter((kind) => kind !== 'statusOverdue');
	const topics = definition.webhook?.topics(kinds, chosenStatuses(host)) ?? [];
	if (topics.length === 0) {
		throw new InputError(
			`No event is chosen that ${definition.label} could send.`,
			'Choose at least one event, and a status for status changes.',
		);
	}
	return {
		host,
		account: await triggerAccount(host, definition),
		registration,
		accountPhone: triggerAccountPhone(host, definition),
		topics,
	};
}

/** Whether exactly what is wanted is subscribed, by us. What else we subscribed once is removed. */
export async function isSubscribed(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<boolean> {
	const { account, topics } = await prepared(host, definition, registration);
	const { key, subscriptions: ours } = readHookState(host);
	if (key === undefined || ours.length === 0) return false;
	const existing = (await registration.list(account)).filter(({ id }) => ours.includes(id));
	const wanted = new Map(topics.map((topic) => [topic, urlOf(host, topic, key)]));
	const isRight = ({ topic, url }: Subscription) => wanted.get(topic) === url;
	if (existing.filter(isRight).length === topics.length && existing.every(isRight)) return true;
	await removeAll(
		host,
		account,
		registration,
		existing.map(({ id }) => id),
	);
	return false;
}

/** Subscribes to each topic under a new key; what was made before a failure half-way is undone. */
export async function subscribe(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<void> {
	const { account, accountPhone, topics } = await prepared(host, definition, registration);
	const key = randomBytes(KEY_BYTES).toString('hex');
	const made: string[] = [];
	try {
		for (const topic of topics) {
			const url = urlOf(host, topic, key);
			made.push((await registration.create(account, accountPhone, topic, url)).id);
		}
	} finally {
		keepHookState(host, { key, subscriptions: made, accountPhone });
		if (made.length < topics.length) await removeAll(host, account, registration, made);
	}
}

/** Removes our own subscriptions; those that can't be removed now stay noted for the next time. */
export async function unsubscribe(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<boolean> {
	const account = await triggerAccount(host, definition);
	return await removeAll(host, account, registration, readHookState(host).subscriptions);
}

async function removeAll(
	host: IHookFunctions,
	account: Context<unknown>,
	registration: ByApi,
	ids: readonly string[],
): Promise<boolean> {
	const left: string[] = [];
	for (const id of ids) {
		await registration.remove(account, id).catch((error: unknown) => {
			left.push(id);
			host.logger.warn('A webhook subscription could not be removed and will be tried again', {
				node: host.getNode().name,
				kind: error instanceof Error ? error.name : 'unknown',
			});
		});
	}
	keepHookState(host, { ...readHookState(host), subscriptions: left });
	return left.length === 0;
}
