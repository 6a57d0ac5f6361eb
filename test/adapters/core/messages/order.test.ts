import fc from 'fast-check';
import { sortAndLimit } from '../../../../adapters/core/messages/order';
import { at, idsOf, record, timelines } from './samples';

const rows = (...times: Array<number | null>) =>
	times.map((seconds, index) =>
		record({ messageId: `m${index}`, sentAt: seconds === null ? null : at(seconds) }),
	);

describe('newest', () => {
	it('sorts by time, newest first', () => {
		expect(idsOf(sortAndLimit(rows(2, 9, 5), Infinity, 'newestFirst'))).toEqual(['m1', 'm2', 'm0']);
	});

	it('sorts by time, oldest first', () => {
		expect(idsOf(sortAndLimit(rows(2, 9, 5), Infinity, 'oldestFirst'))).toEqual(['m0', 'm2', 'm1']);
	});

	it('keeps the provider’s own sequence for equal times, which is newest first', () => {
		const records = rows(5, 5, 5, 1);
		expect(idsOf(sortAndLimit(records, Infinity, 'newestFirst'))).toEqual(['m0', 'm1', 'm2', 'm3']);
		expect(idsOf(sortAndLimit(records, Infinity, 'oldestFirst'))).toEqual(['m3', 'm2', 'm1', 'm0']);
	});

	it('puts messages without a time last in both orders', () => {
		const records = rows(null, 5, null, 7);
		expect(idsOf(sortAndLimit(records, Infinity, 'newestFirst'))).toEqual(['m3', 'm1', 'm0', 'm2']);
		expect(idsOf(sortAndLimit(records, Infinity, 'oldestFirst'))).toEqual(['m1', 'm3', 'm0', 'm2']);
	});

	it('takes the newest whatever order they are printed in', () => {
		const records = rows(1, 4, null, 3, 2);
		expect(idsOf(sortAndLimit(records, 2, 'newestFirst'))).toEqual(['m1', 'm3']);
		expect(idsOf(sortAndLimit(records, 2, 'oldestFirst'))).toEqual(['m3', 'm1']);
		expect(idsOf(sortAndLimit(records, 5, 'oldestFirst'))).toEqual(['m0', 'm4', 'm3', 'm1', 'm2']);
	});

	it('gives the same messages in both orders, and leaves its input alone', () => {
		fc.assert(
			fc.property(timelines, fc.nat(70), (timeline, limit) => {
				const given = Object.freeze([...timeline]);
				const down = sortAndLimit(given, limit, 'newestFirst');
				const up = sortAndLimit(given, limit, 'oldestFirst');
				expect([...idsOf(up)].sort()).toEqual([...idsOf(down)].sort());
				const times = up.flatMap(({ message }) => message.sentAt ?? []);
				expect(times).toEqual([...times].sort());
				expect(down).toHaveLength(Math.min(limit, timeline.length));
			}),
		);
	});
});
