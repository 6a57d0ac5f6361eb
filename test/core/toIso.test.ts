import fc from 'fast-check';
import { toIso } from '../../adapters/core/time';

const MOST_MS = 8.64e15;

describe('toIso', () => {
	it('writes what Date writes, for any instant and in any order', () => {
		const instant = fc.oneof(
			fc.integer({ min: -MOST_MS, max: MOST_MS }),
			fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
			fc.integer({ min: -100_000_000, max: 100_000_000 }),
			fc.double({ min: -1e13, max: 1e13, noNaN: true }),
		);
		fc.assert(
			fc.property(fc.array(instant, { minLength: 1, maxLength: 6 }), (instants) => {
				expect(instants.map(toIso)).toEqual(instants.map((ms) => new Date(ms).toISOString()));
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([MOST_MS + 1, -MOST_MS - 1, Infinity, Number.NaN])('throws for %d', (ms) => {
		expect(() => toIso(ms)).toThrow(RangeError);
		expect(() => toIso(ms)).toThrow(RangeError);
	});
});
