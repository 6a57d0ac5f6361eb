import fc from 'fast-check';
import { z } from 'zod/v4';
import type { Notice } from '../../adapters/core/notice';
import { toObservations } from '../../adapters/core/rows';
import { flagSchema, textSchema } from '../../adapters/core/wireTypes';
import { message } from './samples';

const schema = z.object({ id: textSchema, when: z.number().nullish() });

function read(rows: readonly unknown[]) {
	const notices: Notice[] = [];
	const toMessage = ({ id }: z.output<typeof schema>) => message({ messageId: id });
	const observations = toObservations(rows, schema, toMessage, (notice) => notices.push(notice));
	return { observations, notices };
}

describe('toObservations', () => {
	it('gives each row its message and the untouched object', () => {
		const row = { id: 7, when: 1.5, more: { deep: ['ñ'] } };
		const { observations, notices } = read([row]);
		expect(observations).toEqual([{ message: message({ messageId: '7' }), raw: row }]);
		expect(notices).toEqual([]);
	});

	it('drops and counts what is malformed, and keeps the others in order', () => {
		const { observations, notices } = read([
			{ id: 'a' },
			{ id: {} },
			null,
			'text',
			7,
			[],
			{ id: 'b', when: 'soon' },
			{ id: 'c' },
		]);
		expect(observations.map(({ raw }) => raw.id)).toEqual(['a', 'c']);
		expect(notices).toEqual([{ code: 'malformedDropped', count: 6 }]);
	});

	it('never does more than drop a row, whatever it is', () => {
		fc.assert(
			fc.property(fc.array(fc.jsonValue()), (rows) => {
				const { observations, notices } = read(rows);
				const dropped = notices[0]?.count ?? 0;
				expect(observations.length + dropped).toBe(rows.length);
			}),
		);
	});
});

describe('textSchema', () => {
	it.each([
		['7', '7'],
		[7, '7'],
		[0, '0'],
		[-1, '-1'],
		[1.5, '1.5'],
		['', ''],
		[null, null],
		[undefined, null],
		[2 ** 53, null],
		[1e21, null],
	])('makes %p %p', (value, text) => {
		expect(textSchema.parse(value)).toBe(text);
	});

	it.each([[true], [{}], [[]]])('refuses %j', (value) => {
		expect(textSchema.safeParse(value).success).toBe(false);
	});
});

describe('flagSchema', () => {
	it.each([
		[true, true],
		[1, true],
		['1', true],
		['true', true],
		[' TRUE ', true],
		[false, false],
		[0, false],
		['0', false],
		['false', false],
		[null, null],
		[undefined, null],
		['', null],
		['yes', null],
		[2, null],
	])('makes %p %p', (value, flag) => {
		expect(flagSchema.parse(value)).toBe(flag);
	});
});
