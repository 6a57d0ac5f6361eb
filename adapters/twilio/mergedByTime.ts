import type { MessageRecord } from '../core/messages/message';
import { UNBOUNDED_MS } from '../core/messages/page';

/** Lists that are newest first as one; each keeps its own sequence, and messages without a time stay where they are. */
export function mergedByTime(lists: ReadonlyArray<readonly MessageRecord[]>): MessageRecord[] {
	const timed = lists.flatMap((records) => {
		let last = UNBOUNDED_MS;
		return records.map((record) => {
			const { sentAt } = record.message;
			if (sentAt !== null) last = Math.min(last, Date.parse(sentAt));
			return { record, last };
		});
	});
	return timed.sort((a, b) => b.last - a.last).map(({ record }) => record);
}
