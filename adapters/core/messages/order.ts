import type { Observation } from './message';

export type Order = 'newestFirst' | 'oldestFirst';

function newerFirst(a: Observation, b: Observation): number {
	const left = a.message.sentAt ?? '';
	const right = b.message.sentAt ?? '';
	if (left === right) return 0;
	return left < right ? 1 : -1;
}

/**
 * The `limit` newest, printed in the wanted order: by `sentAt`, equal times in the provider's own sequence,
 * messages without a time last. Expects the provider's sequence newest first.
 */
export function newest(
	observations: readonly Observation[],
	limit: number,
	order: Order,
): Observation[] {
	const kept = [...observations].sort(newerFirst).slice(0, limit);
	if (order === 'newestFirst') return kept;
	const firstUndated = kept.findIndex(({ message }) => message.sentAt === null);
	const dated = firstUndated === -1 ? kept : kept.slice(0, firstUndated);
	return [...dated.reverse(), ...kept.slice(dated.length)];
}
