import { toDisplayText, toFlag, toId, toNumber } from '../../../nodes/shared/values.ts';
import { readWaitPlan } from '../../../nodes/shared/waitPlan.ts';

describe('a number of the options', () => {
	const rule = { label: 'Wait', min: 1, max: 600 };

	it.each([1, 600, '600', ' 7 '])('may be within its bounds, them included: %p', (value) => {
		expect(toNumber(value, rule)).toBe(Number(value));
	});

	it.each([
		[601, 'Wait is 601, and has to be from 1 to 600.'],
		[' ', 'Wait is “”, not a whole number.'],
		[1.5, 'Wait is “1.5”, not a whole number.'],
	])('is refused in words otherwise: %p', (value, message) => {
		expect(() => toNumber(value, rule)).toThrow(message);
	});
});

it('an ID comes without the spaces around it, and none of spaces only', () => {
	expect(toId(' a 1 ', 'Message ID')).toBe('a 1');
	expect(() => toId('  ', 'Message ID')).toThrow('Message ID');
});

it('a flag may be nothing at all', () => {
	expect(
		[true, 'true', 'false', '', null, undefined].map((value) => toFlag(value, 'Flag')),
	).toEqual([true, true, false, undefined, undefined, undefined]);
});

it('what details name is short', () => {
	expect(toDisplayText('x'.repeat(101))).toHaveLength(100);
	expect([' ', true, {}].map(toDisplayText)).toEqual([undefined, undefined, undefined]);
});

describe('a plan to wait', () => {
	it('counts from when it begins, and may have parts of seconds', () => {
		const options = { waitUntil: 'read', waitMinutes: 0.5, waitIntervalSeconds: 1.5 };
		expect(readWaitPlan(options)?.(1_000)).toEqual({
			target: 'read',
			treatAsFinal: 'read',
			deadline: 31_000,
			intervalMs: 1_500,
		});
	});

	it.each([
		[{ waitIntervalSeconds: 601 }, 'Wait Interval is 601, and has to be from 1 to 600.'],
		[{ waitMinutes: 11 }, 'Wait Minutes is 11, and has to be from 0 to 10.'],
		[{ treatAsFinal: 'sent' }, 'Treat as Final'],
	])('names what can’t be: %p', (options, message) => {
		expect(() => readWaitPlan({ waitUntil: 'read', ...options })).toThrow(message);
	});
});
