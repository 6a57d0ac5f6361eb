import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';
import {
	type ProviderDefinition,
	type EventKind,
	InputError,
	quote,
	type Status,
} from '../../../adapters';
import { nameOfWord } from '../properties/choices';
import { eventName } from '../properties/events';
import { chosenStatuses } from './triggerParameters';

/** What a provider can tell one of the triggers of. */
export interface Told {
	readonly kinds: readonly EventKind[];
	readonly statuses: readonly Status[];
}

function listed(names: readonly string[]): string {
	return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function nameOf(kind: unknown): string {
	return eventName(kind) ?? quote(String(kind));
}

function whyNoStatus(
	{ label }: ProviderDefinition<unknown>,
	chosen: readonly Status[],
	told: Told,
) {
	if (chosen.some((status) => told.statuses.includes(status))) return null;
	const names = listed(told.statuses.map(nameOfWord).sort());
	return new InputError(
		chosen.length === 0
			? 'No status is chosen that Status Changed starts on.'
			: `${label} never reports the chosen statuses.`,
		`Choose in Statuses: ${names}. Or leave Status Changed out of Events.`,
	);
}

/**
 * Why the trigger would wait for ever, with what to choose; null: it wouldn't. No event is chosen, or one that can't
 * happen, left over from another provider, or no status that is ever told. Asks nobody.
 */
export function reasonItNeverFires(
	context: IHookFunctions | IPollFunctions,
	definition: ProviderDefinition<unknown>,
	told: Told,
): InputError | null {
	const events: unknown = context.getNodeParameter('events', []);
	const chosen: readonly unknown[] = Array.isArray(events) ? events : [];
	const never = chosen.filter((kind) => !told.kinds.some((each) => each === kind));
	const what =
		never.length > 0
			? `${definition.label} never reports ${listed(never.map(nameOf))}.`
			: 'No event is chosen.';
	if (chosen.length === 0 || never.length > 0) {
		return new InputError(what, `Choose in Events: ${listed(told.kinds.map(nameOf))}.`);
	}
	return chosen.includes('statusChanged')
		? whyNoStatus(definition, chosenStatuses(context), told)
		: null;
}

/** Throws an `InputError` where the trigger would wait for ever. */
export function requireEvents(...args: Parameters<typeof reasonItNeverFires>): void {
	const why = reasonItNeverFires(...args);
	if (why !== null) throw why;
}
