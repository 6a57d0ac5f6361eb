import {
	aheadHint,
	hoursAhead,
	sentHint,
	shownOffset,
} from '../../../../adapters/core/time/clockOffset.ts';
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

/** A provider that prints Moscow's time, as its credential says. */
const inMoscow = { clockZone: () => 'Europe/Moscow' };
const client = { config: null, clock: { now: () => EPOCH } };

describe('shownOffset', () => {
	it.each([
		[{}, 0, 'UTC+0'],
		[{}, 180, 'UTC+3'],
		[{}, -210, 'UTC-3:30'],
		[inMoscow, 0, 'UTC+3'],
		[inMoscow, 180, 'UTC+6'],
		[inMoscow, -540, 'UTC-6'],
		[inMoscow, 165, 'UTC+5:45'],
	])('says what a clock of %j that is %s minutes off shows', (definition, minutes, shown) => {
		expect(shownOffset(definition, client, minutes * MINUTE_MS)).toBe(shown);
	});
});

describe('aheadHint', () => {
	it('tells hours and offset of a clock that is ahead, and nothing else', () => {
		expect(aheadHint(inMoscow, client, [at(130)])).toEqual({
			code: 'clockAhead',
			count: 3,
			example: 'UTC+6',
		});
		expect(aheadHint(inMoscow, client, [at(-1)])).toBeNull();
	});
});

describe('sentHint', () => {
	const told = (minutes: number | null) => {
		const found = minutes === null ? record({ sentAt: null }) : at(minutes);
		return sentHint(inMoscow, client, at(0).message, found.message)?.example ?? null;
	};

	it.each([
		['the same', 0, null],
		['a message that waited in a queue', 12, null],
		['a message that waited long', 50, null],
		['no time', null, null],
		['three hours later', 180, 'UTC+6'],
		['three hours earlier', -180, 'UTC+0'],
		['three hours later, after a short wait', 184, 'UTC+6'],
		['three hours later, after as long as clocks may differ', 185, 'UTC+6'],
		['half an hour earlier', -30, 'UTC+2:30'],
		['as far as time zones are', 26 * 60, 'UTC+29'],
		['more than there are time zones', 27 * 60, null],
	])('tells another time zone from other reasons, either way: %s', (_case, minutes, shown) => {
		expect(told(minutes)).toBe(shown);
	});

	it('tells nothing of a message that was sent at no known time', () => {
		const [sent, found] = [record({ sentAt: null }), at(180)];
		expect(sentHint(inMoscow, client, sent.message, found.message)).toBeNull();
		expect(sentHint(inMoscow, client, at(0).message, found.message)).toEqual({
			code: 'clockOff',
			example: 'UTC+6',
		});
	});
});
