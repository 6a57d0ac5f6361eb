import { randomBytes } from 'crypto';
import { type NewSubscription, ProviderError, samePhone, type Subscription } from '../../adapters';
import { readAccountPhone } from '../shared/parameters';
import { saveWebhookState, readWebhookState } from './webhookState';
import { WEBHOOK_KINDS } from './providerWebhook';
import { listOwn, webhookUrl, type Subscriber } from './subscriber';
import { chosenOf, chosenStatuses, isUnattended } from '../shared/triggers/triggerParameters';
import { removeThese, unsubscribe } from './unsubscribe';

const KEY_BYTES = 24;

/** The URL for each topic that is wanted. */
function wantedUrls({ context, topics }: Subscriber, key: string): ReadonlyMap<string, string> {
	const kinds = chosenOf(context, 'events', WEBHOOK_KINDS);
	return new Map(
		topics(kinds, chosenStatuses(context)).map((topic) => {
			const url = new URL(webhookUrl(context));
			url.searchParams.set('event', topic);
			url.searchParams.set('key', key);
			return [topic, url.href];
		}),
	);
}

/** Whether our own number is chosen as it was when we subscribed, or none is as then. */
function isSameNumber({ context, definition }: Subscriber): boolean {
	const { accountPhone, chosenPhone = accountPhone } = readWebhookState(context);
	const chosen = readAccountPhone(context, definition);
	return samePhone(chosen ?? '', chosenPhone ?? '');
}

/** Whether these are exactly what is wanted. */
function areRight(subscriber: Subscriber, ours: readonly Subscription[]): boolean {
	const { key = '', channel: ourChannel } = readWebhookState(subscriber.context);
	const wanted = wantedUrls(subscriber, key);
	const right = ours.filter(({ topic, url, channel }) => {
		const isOurChannel = !channel || !ourChannel || channel === ourChannel;
		return isOurChannel && wanted.get(topic) === url;
	});
	const isEach = new Set(right.map(({ topic }) => topic)).size === wanted.size;
	return isEach && ours.length === wanted.size && isSameNumber(subscriber);
}

/**
 * Our subscriptions at the provider. Null where it is out of reach while nobody watches, at a restart of n8n: then
 * they are treated as unchanged.
 */
async function existing(subscriber: Subscriber): Promise<readonly Subscription[] | null> {
	const { context, definition } = subscriber;
	return await listOwn(subscriber).catch((error: unknown) => {
		const mayWait = ProviderError.isInstance(error) && error.retryable && isUnattended(context);
		if (!mayWait || readWebhookState(context).subscriptions.length === 0) throw error;
		context.logger.warn(`The webhook subscriptions at ${definition.label} could not be checked`, {
			node: context.getNode().name,
		});
		return null;
	});
}

/**
 * Whether exactly what is wanted is subscribed, by us; if it isn't, what we subscribed once is removed. Whoever
 * publishes gets new ones: n8n has had the old ones removed before, and what is there all the same is left over.
 */
export async function isSubscribed(subscriber: Subscriber): Promise<boolean> {
	const ours = await existing(subscriber);
	if (ours === null) return true;
	if (isUnattended(subscriber.context) && areRight(subscriber, ours)) return true;
	if (ours.length > 0) await removeThese(subscriber, new Set(ours.map(({ id }) => id)));
	return false;
}

/** Subscribes to each topic under a new key; what was made before a failure half-way is undone. */
export async function subscribe(subscriber: Subscriber): Promise<void> {
	const { context, definition, registration, client } = subscriber;
	const chosenPhone = readAccountPhone(context, definition);
	const { subscriptions: left } = readWebhookState(context);
	const key = randomBytes(KEY_BYTES).toString('hex');
	const urls = wantedUrls(subscriber, key);
	const made: NewSubscription[] = [];
	try {
		for (const [topic, url] of urls) {
			made.push(await registration.create(client, chosenPhone, topic, url));
		}
	} finally {
		const subscriptions = [...left, ...made.map(({ id }) => id)];
		const [{ accountPhone = chosenPhone, channel = null } = {}] = made;
		saveWebhookState(context, { key, subscriptions, accountPhone, chosenPhone, channel });
		if (made.length < urls.size) await unsubscribe(subscriber);
	}
}
