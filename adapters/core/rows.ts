import type { ZodType } from 'zod/v4';
import type { Message, Observation } from './message';
import type { Notify } from './notice';
import { withRaw } from './wireTypes';

/**
 * The rows of a list, each validated by itself: one that isn't as documented is left out and counted in a
 * notice, the others come out.
 */
export function toObservations<Row>(
	rows: readonly unknown[],
	schema: ZodType<Row>,
	toMessage: (row: Row) => Message,
	notify: Notify,
): Observation[] {
	const observations: Observation[] = [];
	const rowSchema = withRaw(schema);
	for (const candidate of rows) {
		const parsed = rowSchema.safeParse(candidate);
		if (!parsed.success) continue;
		observations.push({ message: toMessage(parsed.data.row), raw: parsed.data.raw });
	}
	const dropped = rows.length - observations.length;
	if (dropped > 0) notify({ code: 'malformedDropped', count: dropped });
	return observations;
}
