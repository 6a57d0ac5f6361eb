import { parsePhone, toE164 } from '../../../../adapters/core/phone/phone.ts';

const PHONE = '+79001234567';

describe('parsePhone, at its edges', () => {
	it.each<[string, unknown]>([
		['as long a text as there may be', PHONE.padEnd(2_048)],
		['marks around it', `, ;${PHONE}; ,`],
		['quotes around it', `''"${PHONE}"''`],
		['thousands', '79,001,234,567'],
		['Arabic digits', '+٧٩٠٠١٢٣٤٥٦٧'],
		['Persian digits', '+۷۹۰۰۱۲۳۴۵۶۷'],
		['digits of Devanagari', '+७९००१२३४५६७'],
		['a prefix before a chat address', 'whatsapp:79001234567@c.us'],
		['a hyphen before its groups', '-7 900 123 45 67'],
	])('reads %s', (_what, typed) => {
		expect(parsePhone(typed)).toBe(PHONE);
	});

	it.each([
		['+٧٨٩٠١٢٣٤٥٦', '+7890123456'],
		['+७८९०१२३४५६', '+7890123456'],
		['+۷۸۹۰۱۲۳۴۵۶', '+7890123456'],
	])('reads all ten digits of a script: %s', (typed, phone) => {
		expect(parsePhone(typed)).toBe(phone);
	});

	it.each([
		['the Russian 8', '890012345678'],
		['the Mexican 01', '520155123456789'],
		['the Mexican 01 further on', '152015512345678'],
		['the Argentine 15', '541115123456789'],
		['the Argentine 15 further on', '154111512345678'],
	])('keeps what is not quite %s', (_what, digits) => {
		expect(parsePhone(digits)).toBe(`+${digits}`);
	});

	it.each<[unknown, string]>([
		[PHONE.padEnd(2_049), 'is a long text'],
		['xnull', 'has letters in it'],
		['nullx', 'has letters in it'],
		['7900123#x', 'has letters in it'],
		[-1.5, 'is below zero'],
		[5.5, 'has decimals'],
		[Number.MAX_SAFE_INTEGER, 'is too long: it has 16 digits'],
		['12345 -- +67890', 'has more than one number'],
		['12345 +67890', 'has more than one number'],
		['12345+ (67890)', 'has more than one number'],
		['12345678, 12', 'has more than one number'],
		['1234567, 7654321', 'has more than one number'],
		['1234567, 12', 'has a “,” in it'],
		['12345678 12345678', 'has more than one number'],
		['12345678·12345678', 'has more than one number'],
		['12345678\v12345678', 'has more than one number'],
		['wa.me/12345678+12345678', 'has more than one number'],
		['(WW-WPN1-79001234567@c.us', 'has letters in it'],
		['WW-WPN1-7900123 4567@c.us', 'has letters in it'],
		['7900123:45 67@c.us', 'has a “:” in it'],
	])('refuses %j', (typed, message) => {
		expect(() => parsePhone(typed)).toThrow(message);
	});
});

describe('toE164', () => {
	it.each([2 ** 53, 2 ** 60, 79_001_234_567.5, 1e21, Number.NaN])('is null for %p', (value) => {
		expect(toE164(value)).toBeNull();
	});
});
