import { hoursAhead } from '../../../../adapters/core/time/clockOffset.ts';
import { EPOCH, record } from '../messages/samples.ts';

const MINUTE_MS = 60_000;
const at = (minutes: number) =>
	record({ sentAt: new Date(EPOCH + minutes * MINUTE_MS).toISOString() });

describe('hoursAhead', () => {
	it.each([
		['nothing', [], 0],
		['no time', [record({ sentAt: null })], 0],
		['the past', [at(-1), at(-600)], 0],
		['a clock that is a little off', [at(5)], 0],
		['a little more than that', [at(6)], 1],
		['three hours, just sent', [at(-600), at(180), at(20)], 3],
		['three hours, with a clock that is off too', [at(184)], 3],
		['three hours, sent 50 minutes ago', [at(130)], 3],
	])('says how far the newest lies in the future: %s', (_case, records, hours) => {
		expect(hoursAhead(records, EPOCH)).toBe(hours);
	});
});
