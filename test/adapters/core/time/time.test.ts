import fc from 'fast-check';
import { DateTime, IANAZone, Settings } from 'luxon';
import { InputError } from '../../../../adapters/core/inputError';
import {
	fromEpochSeconds,
	fromIso,
	fromRfc2822,
	fromWallClock,
	isZone,
	parseInstant,
	toIso,
} from '../../../../adapters/core/time/time';

const HOUR_MS = 3_600_000;
const MAX_SECONDS = 253_402_300_799;

describe('toIso', () => {
	it('prints milliseconds and Z', () => {
		expect(toIso(1_670_454_681_500)).toBe('2022-12-07T23:11:21.500Z');
	});
});

describe('fromEpochSeconds', () => {
	it.each([
		[1_670_454_681, '2022-12-07T23:11:21.000Z'],
		[1_670_454_681.5, '2022-12-07T23:11:21.500Z'],
		[1_670_454_681.123, '2022-12-07T23:11:21.123Z'],
		[1, '1970-01-01T00:00:01.000Z'],
		[MAX_SECONDS, '9999-12-31T23:59:59.000Z'],
		[MAX_SECONDS + 0.999, '9999-12-31T23:59:59.999Z'],
	])('reads %p', (value, iso) => {
		expect(fromEpochSeconds(value)).toBe(iso);
	});

	it.each([
		null,
		undefined,
		0,
		-1,
		Number.NaN,
		Infinity,
		-Infinity,
		MAX_SECONDS + 1,
		1_670_454_681_500,
		1e300,
	])('is null for %p', (value) => {
		expect(fromEpochSeconds(value)).toBeNull();
	});
});

describe('fromIso', () => {
	it.each([
		['2024-04-02T23:02:03Z', '2024-04-02T23:02:03.000Z'],
		['2024-04-02t23:02:03z', '2024-04-02T23:02:03.000Z'],
		['2024-04-02T23:02:03', '2024-04-02T23:02:03.000Z'],
		['2022-10-31 22:05:44', '2022-10-31T22:05:44.000Z'],
		[' 2022-10-31 22:05 ', '2022-10-31T22:05:00.000Z'],
		['2022-10-31', '2022-10-31T00:00:00.000Z'],
		['2024-04-02T23:02:03.5Z', '2024-04-02T23:02:03.500Z'],
		['2024-04-02T23:02:03.123456', '2024-04-02T23:02:03.123Z'],
		['2024-04-02T23:02:03,999999999Z', '2024-04-02T23:02:03.999Z'],
		['2024-04-02T23:02:03+03:00', '2024-04-02T20:02:03.000Z'],
		['2024-04-02T23:02:03-0330', '2024-04-03T02:32:03.000Z'],
		['2024-04-02 23:02:03 +05', '2024-04-02T18:02:03.000Z'],
		['2024-04-02 23:02:03+23:59', '2024-04-01T23:03:03.000Z'],
		['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
	])('reads %p', (value, iso) => {
		expect(fromIso(value)).toBe(iso);
	});

	it.each([
		null,
		undefined,
		'',
		'yesterday',
		'2026-02-30',
		'2025-02-29 10:00:00',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'2026-01-01T24:00:00Z',
		'2026-01-01T25:00:00',
		'2026-01-01T10:60:00',
		'2026-01-01T10:00:60',
		'2026-01-01T10:00:00+24:00',
		'2026-01-01T10:00:00+01:60',
		'0000-00-00 00:00:00',
		'0001-01-01T00:00:00Z',
		'0085-01-01T00:00:00Z',
		'1970-01-01T00:00:00Z',
		'9999-12-31T23:59:59-01:00',
		'02/20/2026',
		'1670454681',
		'2026-01-01T10:00:00Z; drop',
		'2026-05-30 12:00:0x',
		'2026-05-30 1a:00:00',
		'2026/05/30 12:00:00',
		'２026-05-30 12:00:00',
	])('is null for %p', (value) => {
		expect(fromIso(value)).toBeNull();
	});

	it('reads what the calendar has, and nothing else, for any digits in its form', () => {
		const two = fc.nat(99).map((part) => String(part).padStart(2, '0'));
		const year = fc.integer({ min: 1971, max: 9999 });
		fc.assert(
			fc.property(year, two, two, two, two, two, (y, month, day, hour, minute, second) => {
				const text = `${y}-${month}-${day} ${hour}:${minute}:${second}`;
				const read = DateTime.fromSQL(text, { zone: 'utc' });
				const isOnClock = read.isValid && hour !== '24';
				expect(fromIso(text)).toBe(isOnClock ? read.toISO() : null);
			}),
			{ numRuns: 5_000 },
		);
	});

	it('gives the same text when it reads its own result', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: MAX_SECONDS * 1000 }), (ms) => {
				expect(fromIso(toIso(ms))).toBe(toIso(ms));
			}),
		);
	});

	it('reads what Luxon prints with an offset', () => {
		const zones = fc.constantFrom('America/Mexico_City', 'Asia/Kathmandu', 'UTC', 'Europe/Madrid');
		fc.assert(
			fc.property(fc.integer({ min: 1e12, max: 4e12 }), zones, (ms, zone) => {
				expect(fromIso(DateTime.fromMillis(ms, { zone }).toISO())).toBe(toIso(ms));
			}),
		);
	});

	it('answers soon when the text is long', () => {
		const started = performance.now();
		expect(fromIso(`2026-01-01T10:00:00.${'1'.repeat(100_000)}x`)).toBeNull();
		expect(fromIso(' '.repeat(100_000) + 'x')).toBeNull();
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

describe('fromRfc2822', () => {
	it('reads a date with its day and offset', () => {
		expect(fromRfc2822('Fri, 24 May 2019 17:44:46 +0000')).toBe('2019-05-24T17:44:46.000Z');
		expect(fromRfc2822('Fri, 24 May 2019 17:44:46 -0330')).toBe('2019-05-24T21:14:46.000Z');
	});

	it.each([null, undefined, '', 'soon', '2019-05-24', 'Mon, 24 May 2019 17:44:46 +0000'])(
		'is null for %p',
		(value) => {
			expect(fromRfc2822(value)).toBeNull();
		},
	);
});

describe('all of them', () => {
	it.each(['Asia/Tokyo', 'Mars/Base'])('don’t go by luxon’s own zone: %s', (zone) => {
		const { defaultZone } = Settings;
		Settings.defaultZone = zone;
		try {
			expect(fromRfc2822('Fri, 24 May 2019 17:44:46 +0000')).toBe('2019-05-24T17:44:46.000Z');
			const twice = fromWallClock('2026-10-25 02:30:00', 'Europe/Madrid');
			expect(twice).toBe('2026-10-25T00:30:00.000Z');
			expect(parseInstant('2026-02-20', 'UTC', 'Sent After')).toBe(Date.UTC(2026, 1, 20));
		} finally {
			Settings.defaultZone = defaultZone;
		}
	});
});

describe('fromWallClock', () => {
	it.each([
		['winter in Madrid', '2026-01-15 12:00:00', 'Europe/Madrid', '2026-01-15T11:00:00.000Z'],
		['summer in Madrid', '2026-07-15 12:00:00', 'Europe/Madrid', '2026-07-15T10:00:00.000Z'],
		[
			'before the hour that occurs twice',
			'2026-10-25 01:59:59',
			'Europe/Madrid',
			'2026-10-24T23:59:59.000Z',
		],
		[
			'the hour that occurs twice',
			'2026-10-25 02:30:00',
			'Europe/Madrid',
			'2026-10-25T00:30:00.000Z',
		],
		[
			'after the hour that occurs twice',
			'2026-10-25 03:00:00',
			'Europe/Madrid',
			'2026-10-25T02:00:00.000Z',
		],
		['before the skipped hour', '2026-03-29 01:59:59', 'Europe/Madrid', '2026-03-29T00:59:59.000Z'],
		['the skipped hour', '2026-03-29 02:30:00', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
		['after the skipped hour', '2026-03-29 03:00:00', 'Europe/Madrid', '2026-03-29T01:00:00.000Z'],
		['Moscow today', '2026-02-18 18:01:35', 'Europe/Moscow', '2026-02-18T15:01:35.000Z'],
		['Moscow in 2013', '2013-07-01 12:00:00', 'Europe/Moscow', '2013-07-01T08:00:00.000Z'],
		[
			'the hour that Moscow had twice in 2014',
			'2014-10-26 01:30:00',
			'Europe/Moscow',
			'2014-10-25T21:30:00.000Z',
		],
		['São Paulo today', '2026-01-15 12:00:00', 'America/Sao_Paulo', '2026-01-15T15:00:00.000Z'],
		[
			'summer time in São Paulo, which ended in 2019',
			'2018-12-15 12:00:00',
			'America/Sao_Paulo',
			'2018-12-15T14:00:00.000Z',
		],
		[
			'the midnight that São Paulo skipped',
			'2018-11-04 00:30:00',
			'America/Sao_Paulo',
			'2018-11-04T03:30:00.000Z',
		],
		[
			'the hour that São Paulo had twice',
			'2018-02-17 23:30:00',
			'America/Sao_Paulo',
			'2018-02-18T01:30:00.000Z',
		],
		[
			'the half hour that Lord Howe has twice',
			'2026-04-05 01:45:00',
			'Australia/Lord_Howe',
			'2026-04-04T14:45:00.000Z',
		],
		[
			'the day that Samoa skipped',
			'2011-12-30 12:00:00',
			'Pacific/Apia',
			'2011-12-30T22:00:00.000Z',
		],
		['quarters of an hour', '2026-01-01 00:00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
		['T and a fraction', '2026-01-15T12:00:00.25', 'Europe/Madrid', '2026-01-15T11:00:00.250Z'],
		['Z over the zone', '2026-01-15T12:00:00Z', 'Europe/Madrid', '2026-01-15T12:00:00.000Z'],
		[
			'an offset over the zone',
			'2026-01-15 12:00:00-05:00',
			'Europe/Madrid',
			'2026-01-15T17:00:00.000Z',
		],
	])('reads %s', (_, value, zone, iso) => {
		expect(fromWallClock(value, zone)).toBe(iso);
	});

	it.each([
		[null, 'Europe/Moscow'],
		[undefined, 'Europe/Moscow'],
		['', 'Europe/Moscow'],
		['2026-02-30 10:00:00', 'Europe/Moscow'],
		['2026-02-18 24:00:00', 'Europe/Moscow'],
		['2026-02-18 25:00:00', 'Europe/Moscow'],
		['0000-00-00 00:00:00', 'Europe/Moscow'],
		['18.02.2026 10:00', 'Europe/Moscow'],
		['2026-02-18 10:00:00', 'Europe/Moskva'],
		['2026-02-18 10:00:00', ''],
	])('is null for %p in %p', (value, zone) => {
		expect(fromWallClock(value, zone)).toBeNull();
	});

	const zones = fc.constantFrom(
		'America/Mexico_City',
		'America/Argentina/Buenos_Aires',
		'America/Sao_Paulo',
		'Europe/Madrid',
		'Europe/Moscow',
		'Africa/Casablanca',
		'Australia/Lord_Howe',
	);
	const instants = fc
		.integer({ min: 0, max: 2_000_000_000 })
		.map((seconds) => seconds * 1000 + 1000);

	it('never gives a later instant than the one whose wall time it reads', () => {
		fc.assert(
			fc.property(instants, zones, (ms, zone) => {
				const wall = DateTime.fromMillis(ms, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
				const iso = fromWallClock(wall, zone);
				if (iso === null) return expect(ms).toBeLessThan(86_400_000);
				const read = DateTime.fromISO(iso, { zone });
				expect(read.toFormat('yyyy-MM-dd HH:mm:ss')).toBe(wall);
				expect(read.toMillis()).toBeLessThanOrEqual(ms);
			}),
			{ numRuns: 3000 },
		);
	});

	it('keeps to the rule at every change of the clocks', () => {
		for (const name of [
			'Europe/Madrid',
			'America/Sao_Paulo',
			'Africa/Casablanca',
			'Europe/Moscow',
		]) {
			for (const { ms, before, after } of changes(name)) {
				const wall = ms + Math.min(before, after) + Math.abs(after - before) / 2;
				expect(fromWallClock(toIso(wall).slice(0, 19), name)).toBe(toIso(wall - before));
			}
		}
	});
});

/** The instants from 2009 to 2021 at which a zone's clocks change, with the offsets around them. */
function changes(name: string): Array<{ ms: number; before: number; after: number }> {
	const zone = IANAZone.create(name);
	const offset = (ms: number) => zone.offset(ms) * 60_000;
	const found = [];
	for (let day = Date.UTC(2009, 0, 1); day < Date.UTC(2021, 0, 1); day += 24 * HOUR_MS) {
		if (offset(day) === offset(day + 24 * HOUR_MS)) continue;
		let ms = day;
		while (offset(ms) === offset(day)) ms += HOUR_MS;
		found.push({ ms, before: offset(day), after: offset(ms) });
	}
	expect(found.length).toBeGreaterThan(2);
	return found;
}

describe('isZone', () => {
	it('knows IANA names', () => {
		expect(['Europe/Moscow', 'America/Argentina/Buenos_Aires', 'UTC'].every(isZone)).toBe(true);
		expect(['', 'Moscow', 'local', '+03:00', 'Europe/Moscow '].some(isZone)).toBe(false);
	});
});

describe('parseInstant', () => {
	const ZONE = 'America/Mexico_City';
	const FEB_20 = Date.UTC(2026, 1, 20, 6);
	const read = (value: unknown) => parseInstant(value, ZONE, 'Sent After');

	it.each([
		['a date in the zone', '2026-02-20', FEB_20],
		['a date and time in the zone', '2026-02-20T00:00:00', FEB_20],
		['a date and time with a space', ' 2026-02-20 00:00 ', FEB_20],
		['UTC', '2026-02-20T06:00:00.000Z', FEB_20],
		['an offset', '2026-02-20T03:00:00-03:00', FEB_20],
		['a Date', new Date(FEB_20), FEB_20],
		['a Luxon DateTime', DateTime.fromMillis(FEB_20), FEB_20],
		['a DateTime of another luxon', { isValid: true, toMillis: () => FEB_20 }, FEB_20],
		['seconds', FEB_20 / 1000, FEB_20],
		['seconds with a fraction', FEB_20 / 1000 + 0.25, FEB_20 + 250],
		['milliseconds', FEB_20, FEB_20],
		['seconds as digits', String(FEB_20 / 1000), FEB_20],
		['seconds as digits with a fraction', `${FEB_20 / 1000}.25`, FEB_20 + 250],
		['the smallest number of seconds', 100_000_000, 100_000_000_000],
		['the first year', '1000-01-01T00:00:00Z', Date.UTC(1000, 0, 1)],
		['the last millisecond', '9999-12-31T23:59:59.999Z', MAX_SECONDS * 1000 + 999],
		['milliseconds as digits', ` ${FEB_20} `, FEB_20],
		['the largest number of seconds', 99_999_999_999, 99_999_999_999_000],
		['the smallest number of milliseconds', 100_000_000_000, 100_000_000_000],
		['zero', 0, 0],
		['a date before 1970', '1960-01-01T00:00:00Z', Date.UTC(1960, 0, 1)],
	])('reads %s', (_, value, epochMs) => {
		expect(read(value)).toBe(epochMs);
	});

	it.each([
		['Madrid', '2026-10-25 02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
		['Mexico in 2021', '2021-10-31T01:30', ZONE, '2021-10-31T06:30:00.000Z'],
		['New York', '2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'],
	])('takes the earlier instant of an hour that occurs twice: %s', (_, text, zone, iso) => {
		expect(toIso(parseInstant(text, zone, 'Sent After') ?? 0)).toBe(iso);
	});

	it.each([
		['2026-02-20 00:00 -06:00', FEB_20],
		['2026-02-20 00:00:00.0-0600', FEB_20],
		['2026-02-20t06:00z', FEB_20],
		['2026-02-20 06:00:00,000 Z', FEB_20],
	])('reads an offset with or without a space: %s', (text, epochMs) => {
		expect(read(text)).toBe(epochMs);
	});

	it.each([
		'10:00',
		'T10:00',
		'2026-02',
		'2026-W08-5',
		'2026-051',
		'2026-02-20 10:00 x',
		'2026-02-20T',
	])('refuses what is no whole date or more than one: %s', (text) => {
		expect(() => read(text)).toThrow('“Sent After” is not a date');
	});

	it('starts a day whose midnight is skipped at its first hour', () => {
		const midnight = parseInstant('2018-11-04', 'America/Sao_Paulo', 'Sent After');
		expect(midnight).toBe(Date.UTC(2018, 10, 4, 3));
	});

	it.each([undefined, null, '', '  '])('is undefined for %p', (value) => {
		expect(read(value)).toBeUndefined();
	});

	const SMALL = 'too small for a date in seconds.';
	it.each([
		['another order', '20/02/2026', '“Sent After” is not a date: “20/02/2026”.'],
		['words', 'yesterday', '“Sent After” is not a date: “yesterday”.'],
		['an impossible date', '2026-02-30', '“Sent After” is not a date: “2026-02-30”.'],
		['an invalid Date', new Date(Number.NaN), '“Sent After” is not a date that the calendar has.'],
		[
			'an invalid DateTime',
			DateTime.invalid('x'),
			'“Sent After” is not a date that the calendar has.',
		],
		['a year too far', new Date(8.64e15), '“Sent After” is not a date that the calendar has.'],
		['microseconds', FEB_20 * 1000, '“Sent After” is not a date that the calendar has.'],
		['NaN', Number.NaN, '“Sent After” is not a date that the calendar has.'],
		['the day number of a sheet', 46073.5, `“Sent After” is “46073.5”, ${SMALL}`],
		['a year', '2026', `“Sent After” is “2026”, ${SMALL}`],
		['a date without hyphens', '20260220', `“Sent After” is “20260220”, ${SMALL}`],
		['a negative number', -1_670_454_681, `“Sent After” is “-1670454681”, ${SMALL}`],
		['a boolean', true, '“Sent After” is not a date but “true”.'],
		['a list', [FEB_20], '“Sent After” is not a date but a list.'],
		['an object', { year: 2026 }, '“Sent After” is not a date but a group of fields.'],
		['what is no DateTime', { toMillis: 5 }, '“Sent After” is not a date but a group of fields.'],
	])('refuses %s', (_, value, message) => {
		expect(() => read(value)).toThrow(new InputError(message, ''));
		expect(() => read(value)).toThrow(InputError);
	});

	it('says what to do', () => {
		const adviceFor = (value: unknown, zone = ZONE) => {
			try {
				return parseInstant(value, zone, 'Sent After');
			} catch (error) {
				return (error as InputError).advice;
			}
		};
		const pick = 'Pick a date, or write it like 2026-02-20 or 2026-02-20 18:30.';
		expect(adviceFor('yesterday')).toBe(pick);
		expect(adviceFor(46073.5)).toBe(
			`A sheet counts days that way: format the column as a date or as plain text. ${pick}`,
		);
		expect(adviceFor('2026-02-20', 'Mars/Base')).toBe(
			'Choose a time zone in the workflow settings, or end the date with an offset such as -06:00.',
		);
	});

	it('refuses a date without offset when the zone is unknown', () => {
		expect(() => parseInstant('2026-02-20', 'Mars/Base', 'Sent After')).toThrow(
			"“Sent After” can't be read in the time zone “Mars/Base”, which is not known.",
		);
		expect(parseInstant('2026-02-20T06:00:00Z', 'Mars/Base', 'Sent After')).toBe(FEB_20);
	});

	it('throws only InputError when given any value', () => {
		fc.assert(
			fc.property(fc.anything({ withDate: true }), (value) => {
				try {
					const instant = read(value);
					if (instant !== undefined) expect(toIso(instant)).toMatch(/^\d{4}-.*Z$/);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
