import { STATUSES, type Status } from '../../adapters/index.ts';
import { type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';
import type { Sending } from '../../sandbox/provider.mts';
import { type Fate, fateOf } from '../../sandbox/sending/course.mts';
import type { ProviderServer } from '../../sandbox/server/providerServer.mts';

/** A message that we sent. */
export interface Written {
	readonly id: string;
	/** The statuses that it may have on its way; the last one is its end. */
	readonly course: readonly Status[];
}

type Traits = Pick<Sending<ProviderServer>, 'endsDelivered' | 'hidesFailures'>;

function endOf(
	fate: Exclude<Fate, 'noAccount'>,
	{ endsDelivered, hidesFailures }: Traits = {},
): Status {
	if (fate === 'read' && endsDelivered) return 'delivered';
	return fate === 'failed' && hidesFailures ? 'unknown' : fate;
}

function courseTo(end: Status): Status[] {
	if (end === 'failed') return ['unknown', 'pending', 'failed'];
	if (end === 'unknown') return ['pending', 'unknown'];
	return STATUSES.slice(0, STATUSES.indexOf(end) + 1).filter((status) => status !== 'failed');
}

/** What the provider has taken of us, whatever it answered. */
export function sentThrough(sandbox: Sandbox, provider: ProviderId): Written[] {
	const { sending } = providerOf(provider);
	return (sending?.outbox(sandbox[provider]).messages ?? []).flatMap(({ id, contact }) => {
		const fate = fateOf(contact);
		if (id === null || fate === 'noAccount') return [];
		return [{ id, course: courseTo(endOf(fate, sending)) }];
	});
}
