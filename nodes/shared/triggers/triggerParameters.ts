import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';
import { type Status, STATUSES } from '../../../adapters';
import { readOptions } from '../parameters';

type TriggerContext = IHookFunctions | IPollFunctions | IWebhookFunctions;

/** Activations that nobody watches: a restart of n8n, or another instance that takes over. */
export function isUnattended(context: IHookFunctions | IPollFunctions): boolean {
	return ['init', 'leadershipChange'].includes(context.getActivationMode());
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
	return readOptions(context)[name] === true;
}

/** The node among all nodes of this n8n. */
export function nodeKey(context: TriggerContext): string {
	return `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
}
