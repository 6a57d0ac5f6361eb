import fc from 'fast-check';
import { z } from 'zod/v4';
import { type Message, messageSchema } from '../../../../adapters/core/messages/message';
import type { Hint } from '../../../../adapters/core/hint';
import { parseMessageRows } from '../../../../adapters/core/messages/messageRows';
import {
	flagSchema,
	idSchema,
	numberSchema,
	partSchema,
	rowsSchema,
	textSchema,
} from '../../../../adapters/core/coercions';
import { message } from './samples';

const schema = z.object({
	id: idSchema,
	name: textSchema,
	when: numberSchema,
	sent: flagSchema,
	file: partSchema({ url: textSchema }),
});
const listSchema = rowsSchema(schema);

function read(rows: readonly unknown[]) {
	const notices: Hint[] = [];
	const toMessage = ({ id, name, file }: z.output<typeof schema>): Message =>
		message({ messageId: id, chatName: name, mediaUrl: file?.url ?? null });
	const records = parseMessageRows(listSchema.parse(rows), toMessage, (hint) => notices.push(hint));
	return { records, notices };
}

describe('the rows of a list', () => {
	it('have each their message and the untouched object', () => {
		const row = { id: 7, when: 1.5, more: { deep: ['ñ'] } };
		const { records, notices } = read([row]);
		expect(records).toEqual([{ message: message({ messageId: '7' }), raw: row }]);
		expect(notices).toEqual([]);
	});

	it('are left out and counted where they are none, and the others stay in order', () => {
		const { records, notices } = read([
			{ id: 'a' },
			{ id: {} },
			{ id: [] },
			{ id: false },
			null,
			'text',
			7,
			[],
			{ when: 'soon' },
			{ id: '', name: [] },
			{ id: 'c', name: {}, when: false, sent: [], file: 'x' },
		]);
		expect(records.map(({ message: { messageId } }) => messageId)).toEqual(['a', null, null, 'c']);
		expect(notices).toEqual([{ code: 'malformedDropped', count: 7 }]);
	});

	it.each([
		[[{ id: {} }], [0, 'id']],
		[[null, { id: true }], [0]],
		[['text'], [0]],
		[{}, []],
		['text', []],
		[null, []],
	])('%j are refused as a whole, at %j', (list, path) => {
		expect(listSchema.safeParse(list).error?.issues[0]?.path).toEqual(path);
	});

	it('may be none', () => {
		expect(read([])).toEqual({ records: [], notices: [] });
	});

	it('are never lost for any field but the id', () => {
		const any = fc.jsonValue({ maxDepth: 1 });
		const row = fc.record({ id: fc.string(), name: any, when: any, sent: any, file: any });
		fc.assert(
			fc.property(fc.array(row), (rows) => {
				const { records, notices } = read(rows);
				expect(records.map(({ raw }) => raw)).toEqual(rows);
				expect(notices).toEqual([]);
				records.forEach((record) => messageSchema.parse(record.message));
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
		['', null],
		[null, null],
		[undefined, null],
		[2 ** 53, null],
		[1e21, null],
		[true, null],
		[{}, null],
		[[], null],
		[['a'], null],
	])('makes %p %p', (value, text) => {
		expect(textSchema.parse(value)).toBe(text);
	});
});

describe('idSchema', () => {
	it.each([
		['7', '7'],
		[7, '7'],
		['', null],
		[null, null],
		[undefined, null],
		[2 ** 53, null],
	])('makes %p %p', (value, text) => {
		expect(idSchema.parse(value)).toBe(text);
	});

	it.each([[true], [false], [{}], [[]], [['7']]])('refuses %j', (value) => {
		expect(idSchema.safeParse(value).success).toBe(false);
	});
});

describe('numberSchema', () => {
	it.each([
		[7, 7],
		[0, 0],
		[-1.5, -1.5],
		['1670454681', 1_670_454_681],
		[' 1670454681.25 ', 1_670_454_681.25],
		['-3', -3],
		['', null],
		[' ', null],
		['soon', null],
		['0x10', null],
		['1e3', null],
		['2023-04-18', null],
		[Number.NaN, null],
		[Infinity, null],
		[true, null],
		[null, null],
		[undefined, null],
		[[7], null],
		[{}, null],
	])('makes %p %p', (value, number) => {
		expect(numberSchema.parse(value)).toBe(number);
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
		[{}, null],
		[[1], null],
	])('makes %p %p', (value, flag) => {
		expect(flagSchema.parse(value)).toBe(flag);
	});
});
