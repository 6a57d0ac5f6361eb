import { z } from 'zod/v4';
import {
	flagSchema,
	idSchema,
	isRecord,
	numberSchema,
	partSchema,
	rowsSchema,
	textSchema,
	withRaw,
} from '../../../adapters/core/coercions.ts';

const NOTHING: unknown[] = [null, undefined, {}, [], [1], Symbol.iterator];

describe('textSchema', () => {
	it.each<[unknown, string | null]>([
		['a', 'a'],
		[' ', ' '],
		['', null],
		[7, '7'],
		[0, '0'],
		[-1.5, '-1.5'],
		[2 ** 53 - 1, '9007199254740991'],
		[2 ** 53, null],
		[Number.NaN, null],
		[Infinity, null],
		[true, null],
		[false, null],
		...NOTHING.map((value): [unknown, null] => [value, null]),
	])('takes %p as %j', (value, text) => {
		expect(textSchema.parse(value)).toBe(text);
	});
});

describe('numberSchema', () => {
	it.each<[unknown, number | null]>([
		[7, 7],
		[-1.5, -1.5],
		['7', 7],
		[' -12.25 ', -12.25],
		['', null],
		['7 apples', null],
		['x7', null],
		['.5', null],
		['1e3', null],
		[Number.NaN, null],
		[Infinity, null],
		[true, null],
		...NOTHING.map((value): [unknown, null] => [value, null]),
	])('takes %p as %j', (value, number) => {
		expect(numberSchema.parse(value)).toBe(number);
	});
});

describe('flagSchema', () => {
	it.each<[unknown, boolean | null]>([
		[true, true],
		[false, false],
		[1, true],
		[0, false],
		['1', true],
		['0', false],
		[' TRUE ', true],
		['False', false],
		['yes', null],
		['', null],
		[2, null],
		...[null, undefined, {}, [], [1], [0]].map((value): [unknown, null] => [value, null]),
	])('takes %p as %j', (value, flag) => {
		expect(flagSchema.parse(value)).toBe(flag);
	});
});

describe('idSchema', () => {
	it.each<[unknown, string | null]>([
		['a', 'a'],
		[7, '7'],
		['', null],
		[null, null],
		[undefined, null],
	])('takes %p as %j', (value, id) => {
		expect(idSchema.parse(value)).toBe(id);
	});

	it.each([true, false, {}, [], ['a']])('refuses %p', (value) => {
		const { error } = idSchema.safeParse(value);
		expect(error?.issues).toMatchObject([{ code: 'custom', path: [] }]);
	});
});

describe('partSchema', () => {
	it('is null where something else stands in its place', () => {
		const part = partSchema({ a: textSchema });
		expect(part.parse({ a: 1, b: 2 })).toEqual({ a: '1' });
		expect([null, 5, 'x', []].map((value) => part.parse(value))).toEqual([null, null, null, null]);
		expect(part.parse(undefined)).toBeUndefined();
	});
});

const rowSchema = z.object({ id: idSchema, part: z.object({ a: z.string() }).optional() });

describe('isRecord', () => {
	it('is so of JSON objects, and of nothing else', () => {
		expect([{}, { a: 1 }].map(isRecord)).toEqual([true, true]);
		const others = [null, undefined, [], [{}], 'x', 5, true, () => {}];
		expect(others.filter(isRecord)).toEqual([]);
	});
});

describe('withRaw', () => {
	it('keeps the provider’s own object beside the row', () => {
		const given = { id: 7, more: [1] };
		const { row, raw } = withRaw(rowSchema).parse(given);
		expect(row).toEqual({ id: '7' });
		expect(raw).toBe(given);
	});

	it.each([null, undefined, 'x', 5, [], [{ id: 'a' }]])('refuses %p', (value) => {
		const { error } = withRaw(rowSchema).safeParse(value);
		expect(error?.issues).toMatchObject([{ code: 'custom', path: [] }]);
	});

	it('is of objects, whatever its schema takes', () => {
		const any = withRaw(z.unknown());
		expect(any.parse({ a: 1 })).toEqual({ row: { a: 1 }, raw: { a: 1 } });
		expect(any.safeParse([1]).success).toBe(false);
	});

	it('says where a row is wrong', () => {
		const { error } = withRaw(rowSchema).safeParse({ id: {}, part: { a: 5 } });
		expect(error?.issues.map(({ code, path }) => [code, path])).toEqual([
			['custom', ['id']],
			['custom', ['part', 'a']],
		]);
	});
});

describe('rowsSchema', () => {
	const rows = rowsSchema(rowSchema);

	it('leaves out what can’t be used, and counts all', () => {
		const { usable, count } = rows.parse([{ id: 'a' }, 5, { id: {} }, { id: 'b' }]);
		expect(usable.map(({ row }) => row.id)).toEqual(['a', 'b']);
		expect(count).toBe(4);
	});

	it('doesn’t need the first one', () => {
		expect(rows.parse([5, { id: {} }, { id: 'a' }]).usable).toHaveLength(1);
	});

	it('takes an empty list, and refuses one of which nothing can be used', () => {
		expect(rows.parse([])).toEqual({ usable: [], count: 0 });
		const { error } = rows.safeParse([{ id: {} }, 5]);
		expect(error?.issues).toMatchObject([{ code: 'custom', path: [0, 'id'] }]);
		expect(rows.safeParse({}).success).toBe(false);
	});
});
