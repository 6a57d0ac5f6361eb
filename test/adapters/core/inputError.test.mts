import {
	describe as described,
	InputError,
	quote,
	unusable,
} from '../../../adapters/core/inputError.ts';

describe('InputError', () => {
	it('says what happened and what to do, and is known also when another copy made it', () => {
		const error = new InputError('It is empty.', 'Fill it in.');
		expect(error).toMatchObject({
			name: 'InputError',
			message: 'It is empty.',
			advice: 'Fill it in.',
		});
		expect(InputError.isInstance(error)).toBe(true);
		const other = { [Symbol.for('n8n-nodes-message-tracker.InputError')]: true };
		expect(InputError.isInstance(other)).toBe(true);
		for (const value of [null, undefined, 'x', {}, new Error('x')]) {
			expect(InputError.isInstance(value)).toBe(false);
		}
	});
});

describe('quote', () => {
	it.each([
		['a', '“a”'],
		[' a \n\t b ', '“a b”'],
		['a\u200bb\u0000c', '“abc”'],
		['x'.repeat(40), `“${'x'.repeat(40)}”`],
		['x'.repeat(41), `“${'x'.repeat(39)}…”`],
		['😀'.repeat(41), `“${'😀'.repeat(39)}…”`],
		[`${' '.repeat(319)}ab`, '“a”'],
		[`${' '.repeat(320)}b`, '“”'],
	])('shows %j as %s', (text, shown) => {
		expect(quote(text)).toBe(shown);
	});
});

describe('unusable', () => {
	it.each<[unknown, string]>([
		[null, 'empty'],
		[undefined, 'empty'],
		['', 'empty'],
		[[], 'a list'],
		[{}, 'an object'],
		[0, '“0”'],
		[false, '“false”'],
		['x', '“x”'],
	])('says of %p that it is %s', (value, what) => {
		expect(described(value)).toBe(what);
		expect(unusable('Limit', value, ', which is no number', 'Enter one.')).toMatchObject({
			message: `Limit is ${what}, which is no number.`,
			advice: 'Enter one. If it comes from an expression, check what that gives for this item.',
		});
	});
});
