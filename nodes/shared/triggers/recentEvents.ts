const MOST_IDS = 5_000;
const MOST_NODES = 200;

/** The ids of events that were put out lately, per node; bounded, and gone with the process. */
const recent = new Map<string, Set<string>>();

function keepBounded<T>(
	entries: { readonly size: number; keys(): IterableIterator<T>; delete(key: T): boolean },
	most: number,
) {
	const [oldest] = entries.keys();
	if (entries.size > most && oldest !== undefined) entries.delete(oldest);
}

/**
 * Whether this node put the event out before. It counts as put out from this call on, so that of two deliveries
 * at the same moment one is taken. Across several processes or a restart an event may come twice.
 */
export function isRepeated(node: string, eventId: string): boolean {
	const ids = recent.get(node) ?? new Set<string>();
	recent.delete(node);
	recent.set(node, ids);
	keepBounded(recent, MOST_NODES);
	if (ids.has(eventId)) return true;
	ids.add(eventId);
	keepBounded(ids, MOST_IDS);
	return false;
}
