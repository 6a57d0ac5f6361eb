import {
	EVENT_KINDS,
	InputError,
	type ProviderDefinition,
	SENT_STATUSES,
	type Webhook,
} from '../../adapters';
import type { Told } from '../shared/triggers/chosenEvents';

/** The kinds of events that are told by webhook. */
export const WEBHOOK_KINDS = EVENT_KINDS.filter((kind) => kind !== 'statusOverdue');

/** How the provider sends webhooks. Throws an `InputError` for one that sends none. */
export function webhookOf({ label, webhook }: ProviderDefinition<unknown>): Webhook<unknown> {
	if (webhook) return webhook;
	throw new InputError(
		`${label} sends no webhooks.`,
		'Choose another provider, or use the Message Polling Trigger.',
	);
}

/** What it tells by them. */
export function toldByWebhook({ capabilities }: ProviderDefinition<unknown>): Told {
	return { kinds: WEBHOOK_KINDS, statuses: capabilities.webhookStatuses ?? SENT_STATUSES };
}
