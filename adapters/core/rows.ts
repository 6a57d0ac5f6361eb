import type { ZodType } from 'zod/v4';
import type { Message, Observation } from './message';
import type { Notify } from './notice';

/**
 * The rows of a list, each validated by itself: one that isn't as documented is left out and counted in a
 * notice, the others come out. The schema is one of objects, so that what passes it is its own raw object.
 */
export function toObservations<Row>(
	rows: readonly unknown[],
	schema: ZodType<Row>,
	toMessage: (row: Row) => Message,
	notify: Notify,
): Observation[] {
	const observations: Observation[] = [];
	for (const candidate of rows) {
		const parsed = schema.safeParse(candidate);
		if (!parsed.success) continue;
		observations.push({ message: toMessage(parsed.data), raw: candidate as Observation['raw'] });
	}
	const dropped = rows.length - observations.length;
	if (dropped > 0) notify({ code: 'malformedDropped', count: dropped });
	return observations;
}
