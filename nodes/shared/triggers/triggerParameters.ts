import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import {
	type ApiClient,
	type ProviderDefinition,
	InputError,
	type AddHint,
	type Status,
	STATUSES,
	type Webhook,
} from '../../../adapters';
import { openClientThrough } from '../clients';

type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

const TIMEOUT_MS = 30_000;

/** Activations that nobody watches: a restart of n8n, or another instance that takes over. */
export function isUnattended(context: IHookFunctions | IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** How the provider sends webhooks. Throws an `InputError` for one that sends none. */
export function webhookOf({ label, webhook }: ProviderDefinition<unknown>): Webhook<unknown> {
	if (webhook) return webhook;
	throw new InputError(
		`${label} sends no webhooks.`,
		'Choose another provider, or use the Message Polling Trigger.',
	);
}

/**
 * The trigger's account, asked through n8n, until `deadlineAt` (epoch milliseconds). Triggers have no hints to show
 * hints in.
 */
export async function openTriggerClient(
	context: TriggerContext,
	definition: ProviderDefinition<unknown>,
	deadlineAt: number,
	addHint: AddHint = () => {},
): Promise<ApiClient<unknown>> {
	const credential = await context.getCredentials(definition.credentialType);
	const { signal } = new AbortController();
	const options = { concurrency: null, timeoutMs: TIMEOUT_MS, deadlineAt };
	return openClientThrough(context, definition, credential, options, signal, addHint);
}

/** The chosen values of a multiple choice that are of this vocabulary. */
export function chosenOf<T extends string>(
	context: TriggerContext,
	name: string,
	vocabulary: readonly T[],
): readonly T[] {
	const chosen: unknown = context.getNodeParameter(name, []);
	return Array.isArray(chosen) ? vocabulary.filter((value) => chosen.includes(value)) : [];
}

export function chosenStatuses(context: TriggerContext): readonly Status[] {
	return chosenOf(context, 'statuses', STATUSES);
}

/** Whether an option is on. */
export function hasOption(context: TriggerContext, name: string): boolean {
	const options = context.getNodeParameter('options', {}) as Readonly<Record<string, unknown>>;
	return options[name] === true;
}

/** The node among all nodes of this n8n. */
export function nodeKey(context: TriggerContext): string {
	return `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
}
