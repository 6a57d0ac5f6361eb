import {
	ProviderError,
	queryKey,
	type WaitPlan,
	waitForStatuses,
} from '../../../../adapters/index.ts';
import { type Course, openTracked, queryOf, type Setting } from './trackedMessages.mts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export interface Wait extends Partial<Omit<WaitPlan, 'deadline'>> {
	/** How long to wait at most. */
	readonly forMs?: number;
	readonly combine?: boolean;
	/** Those to wait for; without: all. */
	readonly ids?: readonly string[];
}

/** Begins to wait; `wait` lets time pass until it is over, and gives what became of each message. */
export function begin(setting: Setting, options: Wait = {}) {
	const { forMs = 2 * MINUTE, combine = true, ids = Object.keys(setting.courses) } = options;
	const { target = 'read', treatAsFinal = 'read', intervalMs = 5 * SECOND } = options;
	const tracked = openTracked(setting);
	const { clock, context, definition, startedAt } = tracked;
	const plan: WaitPlan = { target, treatAsFinal, intervalMs, deadline: startedAt + forMs };
	const queries = ids.map(queryOf);
	const statuses = waitForStatuses(definition, context, queries, plan, combine);
	const endedAt: number[] = [];
	const answers = queries.map(
		async (query) =>
			await statuses.get(queryKey(query))?.finally(() => endedAt.push(clock.now() - startedAt)),
	);
	const wait = async () => {
		const settled = await clock.settle(Promise.allSettled(answers));
		return settled.map((outcome) => {
			if (outcome.status === 'fulfilled') return outcome.value?.message.status;
			return ProviderError.isInstance(outcome.reason) ? outcome.reason.category : outcome.reason;
		});
	};
	return { ...tracked, endedAt, wait };
}

/** Sent at the start, then delivered, then read. */
export const readAfter = (ms: number): Course => [
	[0, 'sent'],
	[ms / 2, 'delivered'],
	[ms, 'read'],
];
