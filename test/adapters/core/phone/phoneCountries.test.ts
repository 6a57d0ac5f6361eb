import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import { countries, parseCountry } from '../../../../adapters/core/phone/country';
import { InputError } from '../../../../adapters/core/inputError';
import { parsePhone } from '../../../../adapters/core/phone/phone';
import { doubtOf } from '../../../../adapters/core/phone/phoneReading';
import { phoneVariants, samePhone } from '../../../../adapters/core/phone/phoneVariants';

const codes = countries().map(({ code }) => code);

/** A mobile number of the country, as the library knows it. */
function exampleOf(country: CountryCode) {
	const example = getExampleNumber(country, examples);
	if (!example) throw new Error(`no example for ${country}`);
	return { country, example, e164: example.number };
}

const SHORTEST = '+12345678'.length;
const phones = codes.map(exampleOf).filter(({ e164 }) => e164.length >= SHORTEST);
const anyPhone = fc.constantFrom(...phones);
const anyCountry = fc.constantFrom(null, ...codes);
const gap = fc.constantFrom('', ' ', '-', '\u00a0', '.', '\u200e');

function spaced(digits: string, gaps: readonly string[]): string {
	return [...digits].map((digit, index) => digit + (gaps[index] ?? '')).join('');
}

describe('A phone of any country', () => {
	const wanted = Object.fromEntries(phones.map(({ country, e164 }) => [country, e164]));
	const read = (write: (phone: (typeof phones)[number]) => string, isNational: boolean) =>
		Object.fromEntries(
			phones.map((phone) => {
				const defaultCountry = isNational ? phone.country : null;
				return [phone.country, parsePhone(write(phone), { defaultCountry })];
			}),
		);

	it('has an example of each but the smallest', () => {
		expect(codes.length).toBeGreaterThan(240);
		expect(codes.length - phones.length).toBeLessThan(4);
	});

	it('is read as it is written inside the country, with that as Default Country', () => {
		expect(read(({ example }) => example.formatNational(), true)).toEqual(wanted);
		expect(read(({ example }) => example.nationalNumber, true)).toEqual(wanted);
	});

	it('is read as it is written abroad', () => {
		expect(read(({ example }) => example.formatInternational(), false)).toEqual(wanted);
	});

	it('is in no doubt', () => {
		expect(phones.filter(({ e164 }) => doubtOf(e164) !== null)).toEqual([]);
	});

	it('is the same with any Default Country when it says its own', () => {
		const writings = fc.constantFrom<(digits: string) => string>(
			(digits) => `+${digits}`,
			(digits) => `00${digits}`,
			(digits) => `${digits}@c.us`,
			(digits) => `https://wa.me/${digits}`,
		);
		fc.assert(
			fc.property(anyPhone, anyCountry, writings, ({ e164 }, defaultCountry, write) => {
				expect(parsePhone(write(e164.slice(1)), { defaultCountry })).toBe(e164);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('is the same with any characters between its digits', () => {
		const gaps = fc.array(gap, { minLength: 20, maxLength: 20 });
		fc.assert(
			fc.property(anyPhone, gaps, ({ country, example, e164 }, between) => {
				expect(parsePhone(`+${spaced(e164.slice(1), between)}`)).toBe(e164);
				const national = spaced(example.nationalNumber, between);
				expect(parsePhone(national, { defaultCountry: country })).toBe(e164);
			}),
		);
	});

	it('is a number of the Default Country or the international one when it is digits only', () => {
		fc.assert(
			fc.property(anyPhone, fc.constantFrom(...codes), ({ e164 }, defaultCountry) => {
				const phone = parsePhone(e164.slice(1), { defaultCountry });
				const own = phone.startsWith(`+${getCountryCallingCode(defaultCountry)}`);
				expect(own || phone === e164).toBe(true);
				expect(doubtOf(phone)).toBeNull();
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		[
			'Chad’s prefix for calls abroad in front of a German number',
			'16492311234',
			'TD',
			'+16492311234',
		],
		[
			'the prefix for calls abroad of the United States',
			'0114915123456789',
			'US',
			'+4915123456789',
		],
	] as const)('is international when it could be %s', (_case, text, defaultCountry, phone) => {
		expect(parsePhone(text, { defaultCountry })).toBe(phone);
	});

	it('has spellings that are all read as what they are, and all in no doubt', () => {
		fc.assert(
			fc.property(anyPhone, anyCountry, ({ e164 }, defaultCountry) => {
				for (const variant of phoneVariants(e164)) {
					expect(samePhone(parsePhone(variant, { defaultCountry }), e164)).toBe(true);
					expect(doubtOf(variant)).toBeNull();
				}
			}),
		);
	});

	it('is the same when it is read twice, whatever was written', () => {
		const written = fc.stringMatching(/^[+0]?[0-9 ().-]{6,20}$/);
		fc.assert(
			fc.property(written, anyCountry, (text, defaultCountry) => {
				let phone: string;
				try {
					phone = parsePhone(text, { defaultCountry });
				} catch (error) {
					return expect(error).toBeInstanceOf(InputError);
				}
				expect(parsePhone(phone, { defaultCountry })).toBe(phone);
			}),
			{ numRuns: 3_000 },
		);
	});
});

describe('Default Country', () => {
	it.each<readonly [string, CountryCode, unknown, string]>([
		['a number of the country', 'MX', '55 1234 5678', '+525512345678'],
		['a number from a sheet', 'MX', 5512345678, '+525512345678'],
		['the country code without +', 'MX', '525512345678', '+525512345678'],
		['WhatsApp’s own spelling', 'MX', '5215512345678', '+5215512345678'],
		['the old prefix of long distance', 'MX', '01 55 1234 5678', '+525512345678'],
		['the old prefix of mobiles', 'MX', '044 55 1234 5678', '+525512345678'],
		['the Argentine 15', 'AR', '011 15 1234-5678', '+5491112345678'],
		['an old Brazilian mobile', 'BR', '11 8765-4321', '+551187654321'],
		['a Brazilian call by a carrier', 'BR', '0 15 11 98765-4321', '+5511987654321'],
		['the Russian 8', 'RU', '8 (900) 123-45-67', '+79001234567'],
		['a Russian landline', 'RU', '8 495 123-45-67', '+74951234567'],
		['the trunk zero', 'DE', '0151 12345678', '+4915112345678'],
		['the zero that a sheet took away', 'DE', 15112345678, '+4915112345678'],
		['the zero that Italy keeps', 'IT', '06 1234 5678', '+390612345678'],
		['a call abroad as the country dials it', 'US', '011 52 55 1234 5678', '+525512345678'],
		['another country’s number without +', 'MX', '34612345678', '+34612345678'],
		['another country’s number with +', 'DE', '+34 612 345 678', '+34612345678'],
		['what could be both', 'DE', '34612345678', '+4934612345678'],
		['the address of a chat', 'DE', '34612345678@c.us', '+34612345678'],
		['a link', 'DE', 'wa.me/34612345678', '+34612345678'],
		['a phone valid nowhere', 'MX', '12345678', '+12345678'],
	])('reads %s of %s: %s', (_what, defaultCountry, value, phone) => {
		expect(parsePhone(value, { defaultCountry })).toBe(phone);
	});

	it('is named when a number with a leading zero is none of it', () => {
		const read = () => parsePhone('0155 1234', { defaultCountry: 'MX' });
		expect(read).toThrow('“0155 1234” is no number of the Default Country, Mexico.');
	});

	it.each([
		['+34 (0) 612 345 678', '+34612345678'],
		['+49 (0) 151 12345678', '+4915112345678'],
		['+999 (0) 12345678', '+99912345678'],
	])('is not needed for the zero in brackets: %s', (text, phone) => {
		expect(parsePhone(text)).toBe(phone);
	});
});

describe('countries', () => {
	it('come by name, each with its calling code', () => {
		const list = countries();
		expect(list[0]).toEqual({ code: 'AF', name: 'Afghanistan', callingCode: '+93' });
		expect(list).toContainEqual({ code: 'MX', name: 'Mexico', callingCode: '+52' });
		const names = list.map(({ name }) => name);
		expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
		expect(new Set(names).size).toBe(names.length);
	});

	it.each([
		['MX', 'MX'],
		[' mx ', 'MX'],
		['', null],
		[' ', null],
		[undefined, null],
	])('are found by their code: %j', (given, country) => {
		expect(parseCountry(given, 'Country')).toBe(country);
	});

	it.each(['XX', 'Mexico', '__proto__', 'constructor', 52, ['MX']])(
		'are not taken from anything else: %j',
		(given) => {
			expect(() => parseCountry(given, 'Country')).toThrow(
				expect.objectContaining({
					message: expect.stringContaining('which is no country’s code'),
					advice: expect.stringContaining('its code of two letters, such as MX.'),
				}),
			);
		},
	);
});

describe('doubtOf', () => {
	it.each([
		['+5512345678', '5512345678 was read as +55 12345678, Brazil'],
		['+12345678', '12345678 was read as +1 2345678'],
		['+21012345678', '21012345678 was read as +21012345678'],
		['+525512345678', null],
		['+5215512345678', null],
		['+551187654321', null],
		['+54111512345678', null],
	])('of %s is %j', (phone, doubt) => {
		expect(doubtOf(phone)).toBe(doubt);
	});
});
