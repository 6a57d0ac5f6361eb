import type { IHookFunctions } from 'n8n-workflow';
import { toItemFailure } from '../shared/failure';
import { saveWebhookState, readWebhookState } from './webhookState';
import { listOwn, type Subscriber } from './subscriber';

/** Says in the log that something may still be subscribed, and why. */
export function warnOfLeft(context: IHookFunctions, error: unknown): void {
	const { what } = toItemFailure(error, { provider: '', label: '' });
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
 * Removes these subscriptions, and forgets the key of their URLs. Those that can't be removed now stay noted for the
 * next time; returns the first failure, null when there was none.
 */
async function removeEach(
	{ context, registration, client: account }: Subscriber,
	ids: ReadonlySet<string>,
): Promise<unknown> {
	const left: string[] = [];
	let failure: unknown = null;
	for (const id of ids) {
		await registration.remove(account, id).catch((error: unknown) => {
			left.push(id);
			failure ??= error;
		});
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
