import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';
import {
	type ProviderDefinition,
	EVENT_KINDS,
	type EventKind,
	InputError,
	quote,
	type Status,
	STATUSES,
} from '../../../adapters';
import { eventName, statusName } from '../properties/events';
import { chosenStatuses } from './triggerParameters';

/** What a provider can tell one of the triggers of. */
interface Told {
	readonly kinds: readonly EventKind[];
	readonly statuses: readonly Status[];
}

/** The statuses that what we sent can get to. */
const SENT_STATUSES = STATUSES.filter((status) => status !== 'received');

export function toldByWebhook({ capabilities }: ProviderDefinition<unknown>): Told {
	const kinds = EVENT_KINDS.filter((kind) => kind !== 'statusOverdue');
	return { kinds, statuses: capabilities.webhookStatuses ?? SENT_STATUSES };
}

export function toldByLists({ capabilities }: ProviderDefinition<unknown>): Told {
	if (capabilities.all?.includesStatus === true)
		return { kinds: EVENT_KINDS, statuses: SENT_STATUSES };
	return { kinds: ['messageReceived', 'messageSent'], statuses: [] };
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
	const names = listed(told.statuses.map(statusName).sort());
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
export function requireEvents(
	...[context, definition, told]: Parameters<typeof reasonItNeverFires>
): void {
	const why = reasonItNeverFires(context, definition, told);
	if (why !== null) throw why;
}
