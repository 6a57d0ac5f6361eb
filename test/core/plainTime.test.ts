import fc from 'fast-check';
import { readIso } from '../../adapters/core/isoText';
import { readPlainTime } from '../../adapters/core/plainTime';

const instant = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11, 31) });
const plain = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const written = (year: number, ...parts: number[]) => {
	const [month, day, hour, minute, second] = parts.map((part) => String(part).padStart(2, '0'));
	return `${String(year).padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second}`;
};

describe('readPlainTime', () => {
	it('reads every second that the calendar has', () => {
		fc.assert(
			fc.property(instant, (ms) => {
				expect(readPlainTime(plain(ms))).toBe(Math.floor(ms / 1_000) * 1_000);
			}),
		);
	});

	it('agrees with the full reading for any digits in its form', () => {
		const two = fc.nat(99);
		fc.assert(
			fc.property(fc.nat(9_999), fc.tuple(two, two, two, two, two), (year, parts) => {
				const text = written(year, ...parts);
				expect(readPlainTime(text)).toBe(readIso(`${text}.0`)?.wallMs ?? null);
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		'',
		'2026-05-30',
		'2026-05-30T12:00:00',
		'2026-05-30 12:00:00Z',
		'2026-05-30 12:00:0x',
		'2026-05-30 1a:00:00',
		'2026/05/30 12:00:00',
		'２026-05-30 12:00:00',
		'2026-02-30 12:00:00',
	])('leaves %j to others', (text) => {
		expect(readPlainTime(text)).toBeNull();
	});
});
