import type { MessageRecord } from './message';

export type Order = 'newestFirst' | 'oldestFirst';

function newerFirst(a: MessageRecord, b: MessageRecord): number {
	const left = a.message.sentAt ?? '';
	const right = b.message.sentAt ?? '';
	if (left === right) return 0;
	return left < right ? 1 : -1;
}

/**
 * The `limit` newest, printed in the wanted order: by `sentAt`, equal times in the provider's own sequence,
 * messages without a time last. Expects the provider's sequence newest first.
 */
export function sortAndLimit(
	records: readonly MessageRecord[],
	limit: number,
	order: Order,
): MessageRecord[] {
	const kept = [...records].sort(newerFirst).slice(0, limit);
	if (order === 'newestFirst') return kept;
	const firstUndated = kept.findIndex(({ message }) => message.sentAt === null);
	const dated = firstUndated === -1 ? kept : kept.slice(0, firstUndated);
	return [...dated.reverse(), ...kept.slice(dated.length)];
}
