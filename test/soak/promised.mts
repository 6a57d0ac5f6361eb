import { registry } from '../../adapters/index.ts';
import type { ProviderId, Sandbox } from '../../sandbox/index.mts';
import { CHOSEN } from './chosen.mts';
import { promisedByWebhook } from './delivered.mts';
import type { Way } from './ways.mts';
import { sentThrough, type Written } from './written.mts';

/** What the documents promise of one way. */
export interface Promised {
	/** How many were sent to n8n, or could be seen. */
	readonly sent: number;
	/** What has to be told. */
	readonly must: ReadonlySet<string>;
	/** Whether something else may be told. */
	may(what: string): boolean;
	/** When it was sent to n8n, in epoch milliseconds: what is sent again after a restart may be told again. */
	sentAt(what: string): readonly number[];
}

const never = () => [];

/** Each message, and the status that it got to in the end; of those on its way a poll may see any. */
export function promisedByPolling(
	provider: ProviderId,
	arrived: readonly string[],
	sent: readonly Written[],
): Promised {
	const { all } = registry[provider].capabilities;
	const event = (id: string, kind: string, status = '') => `${provider}::${id}:${kind}:${status}`;
	const must = new Set(arrived.map((id) => event(id, 'messageReceived')));
	const onTheWay = new Set<string>();
	const ours = sent.map(({ id }) => `:${id}:`);
	for (const { id, course } of sent) {
		must.add(event(id, 'messageSent'));
		if (!all?.includesStatus) continue;
		const end = course.at(-1);
		if (CHOSEN.includes(end)) must.add(event(id, 'statusChanged', end));
		for (const status of course) onTheWay.add(event(id, 'statusChanged', status));
	}
	/** Messages that were there before go on, too. */
	const isOfBefore = (what: string) =>
		what.includes(':statusChanged:') && !ours.some((id) => what.includes(id));
	return {
		sent: must.size,
		must,
		may: (what) => onTheWay.has(what) || isOfBefore(what),
		sentAt: never,
	};
}

/** The status that each message got to in the end, and none that it never had. */
export function promisedByStatus(sent: readonly Written[]): Promised {
	const must = new Set(sent.map(({ id, course }) => `${id} ${course.at(-1)}`));
	const had = new Set(sent.flatMap(({ id, course }) => course.map((status) => `${id} ${status}`)));
	const ours = new Set(sent.map(({ id }) => id));
	const isOfBefore = (what: string) => !ours.has(what.split(' ')[0] ?? '');
	return { sent: must.size, must, may: (what) => had.has(what) || isOfBefore(what), sentAt: never };
}

/** What is promised of one way to know of these messages of the contact's, and of what was sent. */
export function promisedBy(
	way: Way,
	sandbox: Sandbox,
	provider: ProviderId,
	arrived: readonly string[],
): Promised {
	const sent = sentThrough(sandbox, provider);
	if (way === 'webhook') return promisedByWebhook(sandbox, provider);
	return way === 'polling' ? promisedByPolling(provider, arrived, sent) : promisedByStatus(sent);
}
