import { randomBytes } from 'crypto';
import type { IHookFunctions } from 'n8n-workflow';
import {
	type Definition,
	EVENT_KINDS,
	InputError,
	ProviderError,
	type Subscription,
} from '../../../adapters';
import { readAccountPhone } from '../parameters';
import { keepHookState, readHookState } from './hookState';
import { chosenOf, chosenStatuses, isUnwatched, triggerAccount } from './triggerHost';
import { type ByApi, isOurs, ownUrl, unsubscribeAll } from './unsubscribe';

const KEY_BYTES = 24;

function urlOf(host: IHookFunctions, topic: string, key: string): string {
	const url = new URL(ownUrl(host));
	url.searchParams.set('event', topic);
	url.searchParams.set('key', key);
	return url.href;
}

function topicsOf(host: IHookFunctions, { webhook, label }: Definition<unknown>) {
	const kinds = chosenOf(host, 'events', EVENT_KINDS).filter((kind) => kind !== 'statusOverdue');
	const statuses = chosenStatuses(host);
	if (
		kinds.includes('statusChanged') &&
		webhook?.topics(['statusChanged'], statuses).length === 0
	) {
		throw new InputError(
			`None of the chosen statuses is one that ${label} tells of.`,
			'Choose others in Statuses, or leave out the event Status Changed.',
		);
	}
	const topics = webhook?.topics(kinds, statuses) ?? [];
	if (topics.length > 0) return topics;
	throw new InputError(
		`No event is chosen that ${label} could send.`,
		'Choose at least one event.',
	);
}

/**
 * Our subscriptions at the provider. Null where it is out of reach while nobody watches, at a restart of n8n: then
 * they are taken for what they were.
 */
async function existing(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<readonly Subscription[] | null> {
	const account = await triggerAccount(host, definition);
	const all = await registration.list(account).catch((error: unknown) => {
		const mayWait = ProviderError.isInstance(error) && error.retryable && isUnwatched(host);
		if (!mayWait || readHookState(host).subscriptions.length === 0) throw error;
		host.logger.warn(`The webhook subscriptions at ${definition.label} could not be checked`, {
			node: host.getNode().name,
		});
		return null;
	});
	return all && all.filter((each) => isOurs(host, each));
}

/** Whether exactly what is wanted is subscribed, by us. If it isn't, what we subscribed once is removed. */
export async function isSubscribed(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<boolean> {
	const topics = topicsOf(host, definition);
	const { key } = readHookState(host);
	const ours = await existing(host, definition, registration);
	if (ours === null) return true;
	if (ours.length === 0) return false;
	const wanted = new Map(topics.map((topic) => [topic, urlOf(host, topic, key ?? '')]));
	const right = ours.filter(({ topic, url }) => wanted.get(topic) === url);
	const isEach = new Set(right.map(({ topic }) => topic)).size === topics.length;
	if (isEach && ours.length === topics.length) return true;
	const failure = await unsubscribeAll(host, definition, registration);
	if (failure !== null) throw failure;
	return false;
}

/** Subscribes to each topic under a new key; what was made before a failure half-way is undone. */
export async function subscribe(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<void> {
	const topics = topicsOf(host, definition);
	const accountPhone = readAccountPhone(host, definition);
	const account = await triggerAccount(host, definition);
	const key = randomBytes(KEY_BYTES).toString('hex');
	const isTest = host.getMode() === 'manual';
	const made: string[] = [];
	try {
		for (const topic of topics) {
			const url = urlOf(host, topic, key);
			made.push((await registration.create(account, accountPhone, topic, url)).id);
		}
	} finally {
		keepHookState(host, { key, subscriptions: made, accountPhone, isTest });
		if (made.length < topics.length) await unsubscribeAll(host, definition, registration);
	}
}
