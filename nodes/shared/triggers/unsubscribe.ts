import type { IHookFunctions } from 'n8n-workflow';
import type { Definition, Subscription, Webhook } from '../../../adapters';
import { keepHookState, readHookState } from './hookState';
import { triggerAccount } from './triggerHost';

export type ByApi = Extract<Webhook<unknown>['registration'], { by: 'api' }>;

/** The address of this node alone: n8n puts a random id in it. */
export function ownUrl(host: IHookFunctions): string {
	return host.getNodeWebhookUrl('default') ?? '';
}

/** Whether we made it: we remember it, or it leads to this node, which nobody else subscribes for. */
export function isOurs(host: IHookFunctions, { id, url }: Subscription): boolean {
	return readHookState(host).subscriptions.includes(id) || url.split('?')[0] === ownUrl(host);
}

/**
 * Removes all subscriptions of ours, those that we don't remember included: an answer may have been lost. Those
 * that can't be removed now stay noted for the next time; returns why, null when nothing is left.
 */
export async function unsubscribeAll(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<unknown> {
	const state = readHookState(host);
	const account = await triggerAccount(host, definition);
	let failure: unknown = null;
	const note = (error: unknown) => {
		failure ??= error;
		host.logger.warn('Webhook subscriptions could not be removed and will be tried again', {
			node: host.getNode().name,
			kind: error instanceof Error ? error.name : 'unknown',
		});
	};
	const listed = await registration.list(account).catch((error: unknown) => {
		note(error);
		return [];
	});
	const ours = listed.filter((each) => isOurs(host, each)).map(({ id }) => id);
	const left: string[] = [];
	for (const id of new Set([...state.subscriptions, ...ours])) {
		await registration.remove(account, id).catch((error: unknown) => {
			left.push(id);
			note(error);
		});
	}
	keepHookState(host, { ...state, subscriptions: left });
	return failure;
}

/**
 * n8n's `delete`. A failure is thrown, so that n8n tries again; not after a test in the editor, where n8n doesn't,
 * and the next one removes what is left.
 */
export async function unsubscribe(
	host: IHookFunctions,
	definition: Definition<unknown>,
	registration: ByApi,
): Promise<boolean> {
	const { isTest } = readHookState(host);
	const failure = await unsubscribeAll(host, definition, registration);
	if (failure !== null && isTest !== true) throw failure;
	return failure === null;
}
