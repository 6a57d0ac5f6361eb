const MOST_EVENTS = 20_000;

/** The events that were put out lately, of all nodes; bounded, and gone with the process. */
const recent = new Set<string>();

/**
 * Whether this node put the event out before. It counts as put out from this call on, so that of two deliveries
 * at the same moment one is taken. Across several processes or a restart an event may come twice.
 */
export function isRepeated(node: string, eventId: string): boolean {
	const key = `${node} ${eventId}`;
	if (recent.has(key)) return true;
	recent.add(key);
	const [oldest] = recent;
	if (recent.size > MOST_EVENTS && oldest !== undefined) recent.delete(oldest);
	return false;
}
