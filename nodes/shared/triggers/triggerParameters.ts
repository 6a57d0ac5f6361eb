import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import {
	type Context,
	type Definition,
	InputError,
	type Notify,
	type Status,
	STATUSES,
	type Webhook,
} from '../../../adapters';
import { openThrough } from '../clients';

type TriggerHost = IHookFunctions | IPollFunctions | IWebhookFunctions;

const TIMEOUT_MS = 30_000;

/** Activations that nobody watches: a restart of n8n, or another instance that takes over. */
export function isUnwatched(host: IHookFunctions): boolean {
	return ['init', 'leadershipChange'].includes(host.getActivationMode());
}

/** How the provider sends webhooks. Throws an `InputError` for one that sends none. */
export function webhookOf({ label, webhook }: Definition<unknown>): Webhook<unknown> {
	if (webhook) return webhook;
	throw new InputError(
		`${label} sends no webhooks.`,
		'Choose another provider, or use the Message Polling Trigger.',
	);
}

/**
 * The trigger's account, asked through n8n, until `deadlineAt` (epoch milliseconds). Triggers have no hints to show
 * notices in.
 */
export async function triggerAccount(
	host: TriggerHost,
	definition: Definition<unknown>,
	deadlineAt: number,
	notify: Notify = () => {},
): Promise<Context<unknown>> {
	const credential = await host.getCredentials(definition.credentialType);
	const { signal } = new AbortController();
	const pace = { concurrency: null, timeoutMs: TIMEOUT_MS, deadlineAt };
	return openThrough(host, definition, credential, pace, signal, notify);
}

/** The chosen values of a multiple choice that are of this vocabulary. */
export function chosenOf<T extends string>(
	host: TriggerHost,
	name: string,
	vocabulary: readonly T[],
): readonly T[] {
	const chosen: unknown = host.getNodeParameter(name, []);
	return Array.isArray(chosen) ? vocabulary.filter((value) => chosen.includes(value)) : [];
}

export function chosenStatuses(host: TriggerHost): readonly Status[] {
	return chosenOf(host, 'statuses', STATUSES);
}

/** Whether an option is on. */
export function hasOption(host: TriggerHost, name: string): boolean {
	const options = host.getNodeParameter('options', {}) as Readonly<Record<string, unknown>>;
	return options[name] === true;
}

/** The node among all nodes of this n8n. */
export function nodeKey(host: TriggerHost): string {
	return `${host.getWorkflow().id ?? ''}:${host.getNode().id}`;
}
