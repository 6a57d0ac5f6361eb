import type { IHookFunctions } from 'n8n-workflow';
import { toItemFailure } from '../shared/failure';
import { NO_PROVIDER } from './deliveryLog';
import { saveWebhookState, readWebhookState } from './webhookState';
import { listOwn, type Subscriber } from './subscriber';

/** n8n doesn't call `delete` again, so what fails is tried once more at once. */
const MAX_TRIES = 2;

/** Says in the log that something may still be subscribed, and why. */
export function warnOfLeft(context: IHookFunctions, error: unknown): void {
	const { what } = toItemFailure(error, NO_PROVIDER);
	context.logger.warn(
		'Webhook subscriptions may be left at the provider; the next publishing removes them',
		{
			node: context.getNode().name,
			count: readWebhookState(context).subscriptions.length,
			why: what,
		},
	);
}

/**
 * Removes these subscriptions, those that fail once more at the end, and forgets the key of their URLs. Those that
 * can't be removed now stay noted for the next time; returns the last failure, null when nothing is left.
 */
async function removeEach(
	{ context, registration, client }: Subscriber,
	ids: ReadonlySet<string>,
): Promise<unknown> {
	let left = [...ids];
	let failure: unknown = null;
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const failed: string[] = [];
		failure = null;
		for (const id of left) {
			await registration.remove(client, id).catch((error: unknown) => {
				failed.push(id);
				failure = error;
			});
		}
		left = failed;
	}
	saveWebhookState(context, { ...readWebhookState(context), key: undefined, subscriptions: left });
	return failure;
}

/** Removes these subscriptions of ours; a failure is a warning in the log. */
export async function removeThese(subscriber: Subscriber, ids: ReadonlySet<string>): Promise<void> {
	const failure = await removeEach(subscriber, ids);
	if (failure !== null) warnOfLeft(subscriber.context, failure);
}

/** Removes all subscriptions of ours, those that we don't remember included: an answer may have been lost. */
export async function unsubscribe(subscriber: Subscriber): Promise<void> {
	const { subscriptions } = readWebhookState(subscriber.context);
	let unlisted: unknown = null;
	const listed = await listOwn(subscriber).catch((error: unknown) => {
		unlisted = error;
		return [];
	});
	const ids = new Set([...subscriptions, ...listed.map(({ id }) => id)]);
	const failure = (await removeEach(subscriber, ids)) ?? unlisted;
	if (failure !== null) warnOfLeft(subscriber.context, failure);
}
