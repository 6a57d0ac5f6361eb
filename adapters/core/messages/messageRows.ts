import type { Message, MessageRecord } from './message';
import type { AddHint } from '../hint';
import type { Rows } from '../coercions';

/** The messages of a list's rows; those that can't be used are counted in a hint. */
export function parseMessageRows<Row>(
	{ usable, count }: Rows<Row>,
	toMessage: (row: Row) => Message,
	addHint: AddHint,
): MessageRecord[] {
	const dropped = count - usable.length;
	if (dropped > 0) addHint({ code: 'malformedDropped', count: dropped });
	return usable.map(({ row, raw }) => ({ message: toMessage(row), raw }));
}
