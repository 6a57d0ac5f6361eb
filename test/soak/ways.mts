import { registry } from '../../adapters/index.ts';
import type { ProviderId } from '../../sandbox/index.mts';

/** How a workflow gets to know of messages: by a trigger, or by asking for their statuses. */
export const WAYS = ['webhook', 'polling', 'status'] as const;
export type Way = (typeof WAYS)[number];

/** The ways that a provider has, by its capabilities. */
export function waysOf(provider: ProviderId): Way[] {
	const { webhook, all, statusBy } = registry[provider].capabilities;
	const has = {
		webhook: webhook !== undefined,
		polling: all !== undefined,
		status: all && statusBy,
	};
	return WAYS.filter((way) => has[way]);
}
