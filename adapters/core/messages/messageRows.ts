import type { Message, Observation } from './message';
import type { Notify } from '../hint';
import type { Rows } from '../coercions';

/** The messages of a list's rows; those that can't be used are counted in a notice. */
export function toObservations<Row>(
	{ usable, count }: Rows<Row>,
	toMessage: (row: Row) => Message,
	notify: Notify,
): Observation[] {
	const dropped = count - usable.length;
	if (dropped > 0) notify({ code: 'malformedDropped', count: dropped });
	return usable.map(({ row, raw }) => ({ message: toMessage(row), raw }));
}
