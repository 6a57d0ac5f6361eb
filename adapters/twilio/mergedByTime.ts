import type { MessageRecord } from '../core/messages/message';

/** Lists that are newest first as one; each keeps its own sequence, and messages without a time stay where they are. */
export function mergedByTime(lists: ReadonlyArray<readonly MessageRecord[]>): MessageRecord[] {
	const timed = lists.flatMap((records) => {
		let last = '9999';
		return records.map((record) => {
			const { sentAt } = record.message;
			if (sentAt !== null && sentAt < last) last = sentAt;
			return { record, last };
		});
	});
	timed.sort((a, b) => (a.last === b.last ? 0 : a.last > b.last ? -1 : 1));
	return timed.map(({ record }) => record);
}
