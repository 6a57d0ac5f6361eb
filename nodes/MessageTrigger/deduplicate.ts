const MAX_EVENTS = 20_000;

/** The events emitted lately, of all nodes; bounded, and gone with the process. */
const recent = new Set<string>();

/**
 * Records that this node emits the event; returns whether it is new. It counts as emitted from this call on, so that
 * of two deliveries at the same moment one starts a workflow. Across several processes or a restart an event may come twice.
 */
export function markSeen(node: string, eventId: string): boolean {
	const key = `${node} ${eventId}`;
	if (recent.has(key)) return false;
	recent.add(key);
	const [oldest] = recent;
	if (recent.size > MAX_EVENTS && oldest !== undefined) recent.delete(oldest);
	return true;
}
