import { compare, isFine } from './compare.mts';
import type { Promised } from './promised.mts';

const LIVES = [1_000, 2_000, 3_000];

function promised(
	must: readonly string[],
	may: readonly string[] = [],
	sentAt: Readonly<Record<string, readonly number[]>> = {},
): Promised {
	return {
		sent: must.length,
		must: new Set(must),
		may: (what) => may.includes(what),
		sentAt: (what) => sentAt[what] ?? [],
	};
}

describe('compare', () => {
	it('is fine when each promised event was told once, and others that may be', () => {
		const told = [
			{ what: 'a', at: 1_100 },
			{ what: 'b', at: 2_100 },
			{ what: 'c', at: 2_200 },
		];
		const compared = compare(promised(['a', 'b'], ['c', 'd']), told, LIVES);
		expect(compared).toMatchObject({ promised: 2, told: 3 });
		expect(isFine(compared)).toBe(true);
	});

	it.each([
		['missing', [], { missing: ['a'] }],
		[
			'twice',
			[
				{ what: 'a', at: 1_100 },
				{ what: 'a', at: 1_200 },
			],
			{ twice: ['a'] },
		],
		[
			'wrong',
			[
				{ what: 'a', at: 1_100 },
				{ what: 'x', at: 1_100 },
			],
			{ wrong: ['x'] },
		],
	])('names what is %s', (_kind, told, expected) => {
		const compared = compare(promised(['a']), told, LIVES);
		expect(compared).toMatchObject(expected);
		expect(isFine(compared)).toBe(false);
	});

	it('lets a further life of n8n tell once more what was sent to that one too, and no other', () => {
		const told = [
			{ what: 'a', at: 1_900 },
			{ what: 'a', at: 2_100 },
		];
		const sentTwice = promised(['a'], [], { a: [1_800, 2_050] });
		expect(compare(sentTwice, told, LIVES)).toMatchObject({ twice: [], again: ['a'] });
		const sentOnce = promised(['a'], [], { a: [1_800] });
		expect(compare(sentOnce, told, LIVES)).toMatchObject({ twice: ['a'], again: [] });
		const thrice = [...told, { what: 'a', at: 2_200 }];
		expect(compare(sentTwice, thrice, LIVES)).toMatchObject({ twice: ['a'], again: [] });
	});

	it('lets a life tell what it was sent, and what the life before could no longer start', () => {
		const told = [2_010, 2_060].map((at) => ({ what: 'a', at }));
		const toBoth = promised(['a'], [], { a: [1_990, 2_050] });
		expect(compare(toBoth, told, LIVES)).toMatchObject({ twice: [], again: ['a'] });
		const toOne = promised(['a'], [], { a: [2_005, 2_050] });
		expect(compare(toOne, told, LIVES)).toMatchObject({ twice: ['a'], again: [] });
		const long = [3_010, 3_060].map((at) => ({ what: 'a', at }));
		expect(compare(toBoth, long, LIVES)).toMatchObject({ twice: ['a'], again: [] });
	});
});
