import fc from 'fast-check';
import {
	canonicalPhone,
	phoneVariants,
	samePhone,
} from '../../../../adapters/core/phone/phoneVariants';

describe('phoneVariants', () => {
	it.each([
		['Mexico', '+525512345678', ['+525512345678', '+5215512345678']],
		['Mexico with 1', '+5215512345678', ['+5215512345678', '+525512345678']],
		['Mexico with a digit too many', '+52155123456789', ['+52155123456789']],
		[
			'Buenos Aires with 9',
			'+5491112345678',
			['+5491112345678', '+541112345678', '+54111512345678'],
		],
		[
			'Buenos Aires without 9',
			'+541112345678',
			['+541112345678', '+5491112345678', '+54111512345678'],
		],
		[
			'Buenos Aires with 15',
			'+54111512345678',
			['+54111512345678', '+5491112345678', '+541112345678'],
		],
		[
			'La Plata (three digits) or Magdalena (four)',
			'+5492211234567',
			['+5492211234567', '+542211234567', '+54221151234567', '+54221115234567'],
		],
		[
			'an area code of four digits with 15',
			'+54230215123456',
			['+54230215123456', '+5492302123456', '+542302123456', '+54230152123456'],
		],
		['an Argentine free number', '+548001234567', ['+548001234567']],
		['Brazil with the ninth digit', '+5511987654321', ['+5511987654321', '+551187654321']],
		['Brazil without it', '+553187654321', ['+553187654321', '+5531987654321']],
		['a Brazilian landline', '+551132654321', ['+551132654321']],
		['a mobile whose old form is a landline', '+5511945654321', ['+5511945654321']],
		['Brazil with an area code that has a 0', '+551087654321', ['+551087654321']],
		['Russia', '+79001234567', ['+79001234567']],
		['Spain', '+34612345678', ['+34612345678']],
		['the United States', '+15551234567', ['+15551234567']],
		['no phone', '', ['']],
	])('lists the spellings of %s', (_, phone, variants) => {
		expect(phoneVariants(phone)).toEqual(variants);
	});
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const joined = (...parts: ReadonlyArray<fc.Arbitrary<string>>) =>
	fc.tuple(...parts).map((texts) => texts.join(''));
const phones = fc.oneof(
	joined(fc.constantFrom('+52', '+521', '+54', '+549'), digits(10)),
	joined(fc.constantFrom('+5411', '+54223', '+542302'), fc.constant('15'), digits(6)),
	joined(fc.constantFrom('+5411', '+54223', '+542151'), fc.constantFrom('15', '51'), digits(7)),
	joined(fc.constantFrom('+542', '+543', '+541'), digits(11)),
	joined(fc.constant('+55'), fc.oneof(digits(10), digits(11))),
	fc.stringMatching(/^\+[1-9]\d{7,14}$/),
);

describe('samePhone', () => {
	it.each([
		['+525512345678', '+5215512345678', true],
		['+54111512345678', '+5491112345678', true],
		['+551187654321', '+5511987654321', true],
		['+79001234567', '+79001234567', true],
		['+525512345678', '+525512345679', false],
		['+525512345678', '+545512345678', false],
		['+551132654321', '+5511932654321', false],
	])('compares %s with %s', (a, b, expected) => {
		expect(samePhone(a, b)).toBe(expected);
		expect(samePhone(b, a)).toBe(expected);
	});

	it('shares one canonical form and one set of spellings among all variants', () => {
		fc.assert(
			fc.property(phones, (phone) => {
				const variants = phoneVariants(phone);
				expect(variants[0]).toBe(phone);
				expect(new Set(variants).size).toBe(variants.length);
				expect(variants.length).toBeLessThanOrEqual(5);
				expect(variants).toContain(canonicalPhone(phone));
				for (const variant of variants) {
					expect(variant).toMatch(/^\+[1-9]\d{7,14}$/);
					expect(canonicalPhone(variant)).toBe(canonicalPhone(phone));
					expect([...phoneVariants(variant)].sort()).toEqual([...variants].sort());
				}
			}),
			{ numRuns: 5000 },
		);
	});

	it('is an equivalence that holds exactly between variants', () => {
		const relatives = phones.chain((phone) => {
			const near = fc.oneof(fc.constantFrom(...phoneVariants(phone)), phones);
			return fc.tuple(fc.constant(phone), near, near);
		});
		fc.assert(
			fc.property(relatives, ([a, b, c]) => {
				expect(samePhone(a, a)).toBe(true);
				expect(samePhone(a, b)).toBe(samePhone(b, a));
				expect(samePhone(a, b)).toBe(phoneVariants(a).includes(b));
				if (samePhone(a, b) && samePhone(b, c)) expect(samePhone(a, c)).toBe(true);
			}),
			{ numRuns: 5000 },
		);
	});
});
