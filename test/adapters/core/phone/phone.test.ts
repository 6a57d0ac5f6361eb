import fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';
import { InputError, quote } from '../../../../adapters/core/inputError';
import { parsePhone, toE164 } from '../../../../adapters/core/phone/phone';
import { phoneRefusal } from '../../../../adapters/core/phone/phoneRefusal';

const MX = '+525512345678';
const MX_1 = '+5215512345678';
const RU = '+79001234567';
const NODE = {
	id: '1',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

function refusalOf(value: unknown): InputError {
	try {
		const phone = parsePhone(value);
		throw new Error(`accepted as ${phone}`);
	} catch (error) {
		expect(InputError.isInstance(error)).toBe(true);
		return error as InputError;
	}
}

describe('parsePhone', () => {
	it.each([
		['E.164', '+525512345678', MX],
		['digits only', '5215512345678', MX_1],
		['a whole number', 79001234567, RU],
		['a whole number in scientific notation', 7.9001234567e10, RU],
		['a big integer', 79001234567n, RU],
		['00 for +', '0052 55 1234 5678', MX],
		['+00', '+0052 55 1234 5678', MX],
		['spaces', '+52 55 1234 5678', MX],
		['spaces around', '  +52 55 1234 5678 \t', MX],
		['a line break behind it', '+52 55 1234 5678\r\n', MX],
		['a line break within it', '+52 55\n1234 5678', MX],
		['no-break spaces', '+52\u00a055\u00a01234\u202f5678', MX],
		['thin and figure spaces', '+52\u200955\u20071234\u20095678', MX],
		['brackets and hyphens', '+52 (55) 1234-5678', MX],
		['square brackets', '+52 [55] 1234 5678', MX],
		['the country code in brackets', '(+52) 55 1234 5678', MX],
		['en dashes and no-break hyphens', '+52–55–1234\u20115678', MX],
		['minus signs as hyphens', '+52 55 1234\u22125678', MX],
		['dots', '+52.55.1234.5678', MX],
		['middle dots', '+52·55·1234·5678', MX],
		['a slash behind the area code', '+49 30/1234567', '+49301234567'],
		['a spaced slash behind the area code', '+49 30 / 1234567', '+49301234567'],
		['the marks WhatsApp copies along', '\u202a+52\u00a055\u00a01234\u00a05678\u202c', MX],
		['isolates and marks', '\u2066\u200e+525512345678\u200f\u2069', MX],
		['a byte order mark', '\ufeff+525512345678', MX],
		['zero-width spaces', '+52\u200b5512\u200d345678', MX],
		['+ behind the digits, as right-to-left texts have it', '525512345678+', MX],
		['a doubled +', '++525512345678', MX],
		['full-width digits', '＋５２５５１２３４５６７８', MX],
		['Arabic-Indic digits', '+٥٢٥٥١٢٣٤٥٦٧٨', MX],
		['Persian digits', '+۵۲۵۵۱۲۳۴۵۶۷۸', MX],
		['a leading apostrophe', "'+525512345678", MX],
		['a typographic apostrophe', '’+525512345678', MX],
		['quotes around', '"+525512345678"', MX],
		['the text formula of a CSV file', '="525512345678"', MX],
		['a trailing comma', '+52 55 1234 5678,', MX],
		['thousands separators', '525,512,345,678', MX],
		['the decimals of an exported number', '79001234567.0', RU],
		['two decimals with a comma', '79001234567,00', RU],
		['tel:', 'tel:+52-55-1234-5678', MX],
		['a label', 'Tel.: +52 55 1234 5678', MX],
		['whatsapp:', 'whatsapp:+525512345678', MX],
		['a short link', 'https://wa.me/5215512345678', MX_1],
		['a short link without scheme', 'wa.me/5215512345678', MX_1],
		['a short link with a text', 'https://wa.me/5215512345678?text=Hola%20a%20todos', MX_1],
		['a short link with an encoded +', 'http://www.wa.me/%2B525512345678/', MX],
		['a short link with a +', 'https://wa.me/+525512345678', MX],
		['a catalog link', 'https://wa.me/c/525512345678', MX],
		['a send link', 'https://api.whatsapp.com/send?phone=525512345678&text=Hi', MX],
		[
			'a send link with the phone behind',
			'api.whatsapp.com/send/?text=1&phone=%2B52+55+12345678',
			MX,
		],
		['an app link', 'whatsapp://send?phone=525512345678', MX],
		['a chat address', '5215512345678@c.us', MX_1],
		['the other chat address', '5215512345678@s.whatsapp.net', MX_1],
		['a chat address of a device', '5215512345678:12@s.whatsapp.net', MX_1],
		[
			'a chat key',
			'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us',
			'+5215512345432',
		],
		['the trunk zero in brackets', '+44 (0)20 7946 0958', '+442079460958'],
		['the trunk zero in brackets behind 00', '0044 (0) 20 7946 0958', '+442079460958'],
		['the trunk zero with the area code in brackets', '+54 (011) 4123-4567', '+541141234567'],
		['the zero that Italy keeps', '+39 (0)6 1234 5678', '+390612345678'],
		['the trunk zero after a country code that has none', '+55 011 98765-4321', '+5511987654321'],
		['the old Mexican prefix 01', '+52 01 55 1234 5678', MX],
		['the old Mexican prefix 044', '+52 044 55 1234 5678', MX],
		['the Russian 8 of a mobile number', '8 (900) 123-45-67', RU],
		['the Argentine 15', '+54 11 15 1234-5678', '+5491112345678'],
		['the Argentine 0 and 15', '+54 (0351) 15 123-4567', '+5493511234567'],
		['the Argentine 15 after four digits', '+54 2302 15 123456', '+5492302123456'],
		['the Argentine 9 and 15', '+54 9 11 15 1234 5678', '+5491112345678'],
		['the shortest', '12345678', '+12345678'],
		['the longest', '123456789012345', '+123456789012345'],
	])('accepts %s', (_, value, phone) => {
		expect(parsePhone(value)).toBe(phone);
	});

	it.each([
		['an empty text', '', 'The phone number is empty.'],
		['only spaces', ' \u200e\u00a0', 'The phone number is empty.'],
		['null', null, 'The phone number is empty.'],
		['undefined', undefined, 'The phone number is empty.'],
		['the word undefined', 'undefined', 'The phone number is empty.'],
		['true', true, 'The phone number is “true”, the value of a checkbox.'],
		['a list', ['+525512345678'], 'The phone number is a list instead of a single value.'],
		['an object', { phone: 1 }, 'The phone number is a group of fields instead of a single value.'],
		['NaN', Number.NaN, 'The phone number is “NaN”, which comes from a calculation.'],
		['infinity', 1 / 0, 'The phone number is “Infinity”, which comes from a calculation.'],
		[
			'a fraction',
			79001234567.5,
			'“79001234567.5” has decimals, so it is an amount and not a phone number.',
		],
		[
			'a fraction as text',
			'79001234567.5',
			'“79001234567.5” has decimals, so it is an amount and not a phone number.',
		],
		[
			'a negative number',
			-79001234567,
			'“-79001234567” is below zero, so it is not a phone number.',
		],
		[
			'a negative number as text',
			'-1001234567890',
			'“-1001234567890” is below zero, so it is not a phone number.',
		],
		[
			'an unsafe number',
			2 ** 53,
			'“9007199254740992” is a number too large to keep all its digits.',
		],
		['an enormous number', 1e30, '“1e+30” is a number too large to keep all its digits.'],
		['zero', 0, '“0” is too short: it has 1 digit, a phone number has 8 to 15.'],
		[
			'scientific notation',
			'5.21551E+12',
			'“5.21551E+12” lost its last digits: the sheet shortened the number.',
		],
		[
			'scientific notation with a comma',
			'5,21551E+12',
			'“5,21551E+12” lost its last digits: the sheet shortened the number.',
		],
		['#ERROR!', '#ERROR!', "“#ERROR!” is what a sheet shows when it can't work out a cell."],
		['#REF!', '#REF!', "“#REF!” is what a sheet shows when it can't work out a cell."],
		['#N/A', '#N/A', "“#N/A” is what a sheet shows when it can't work out a cell."],
		[
			'a Spanish sheet',
			'#¿NOMBRE?',
			"“#¿NOMBRE?” is what a sheet shows when it can't work out a cell.",
		],
		['a narrow column', '######', "“######” is what a sheet shows when it can't work out a cell."],
		['a name', 'Ana Pérez', '“Ana Pérez” has letters in it.'],
		[
			'a name beside the number',
			'+52 55 1234 5678 Ana',
			'“+52 55 1234 5678 Ana” has letters in it.',
		],
		['letters for digits', '1-800-FLOWERS', '“1-800-FLOWERS” has letters in it.'],
		[
			'an extension',
			'+52 55 1234 5678 ext. 5',
			"“+52 55 1234 5678 ext. 5” has an extension, which messages can't reach.",
		],
		[
			'a short extension',
			'+52 55 1234 5678x5',
			"“+52 55 1234 5678x5” has an extension, which messages can't reach.",
		],
		[
			'an extension with #',
			'+52 55 1234 5678 #5',
			"“+52 55 1234 5678 #5” has an extension, which messages can't reach.",
		],
		[
			'an extension of a tel link',
			'tel:+525512345678;ext=5',
			"“tel:+525512345678;ext=5” has an extension, which messages can't reach.",
		],
		[
			'two with a comma',
			'5512345678, 5512345679',
			'“5512345678, 5512345679” has more than one number in it.',
		],
		[
			'two with a semicolon',
			'5512345678;5512345679',
			'“5512345678;5512345679” has more than one number in it.',
		],
		[
			'two with a slash',
			'5512345678/5512345679',
			'“5512345678/5512345679” has more than one number in it.',
		],
		[
			'a second ending',
			'+52 55 1234 5678 / 5679',
			'“+52 55 1234 5678 / 5679” has more than one number in it.',
		],
		[
			'two lines',
			'5512345678\n5512345679',
			'“5512345678 5512345679” has more than one number in it.',
		],
		[
			'two with or',
			'5512345678 or 5512345679',
			'“5512345678 or 5512345679” has more than one number in it.',
		],
		[
			'two with o',
			'55 1234 5678 o 55 1234 5679',
			'“55 1234 5678 o 55 1234 5679” has more than one number in it.',
		],
		[
			'two with spaces',
			'5512345678 5512345679',
			'“5512345678 5512345679” has more than one number in it.',
		],
		[
			'two with +',
			'+525512345678 +525512345679',
			'“+525512345678 +525512345679” has more than one number in it.',
		],
		[
			'two with + and nothing else',
			'+525512345678+525512345679',
			'“+525512345678+525512345679” has more than one number in it.',
		],
		[
			'two named ones',
			'Ana 5512345678, Luis 5512345679',
			'“Ana 5512345678, Luis 5512345679” has more than one number in it.',
		],
		['a comma inside', '+52, 55 1234 5678', '“+52, 55 1234 5678” has a “,” in it.'],
		['a star', '+52*5512345678', '“+52*5512345678” has a “*” in it.'],
		[
			'a link with a broken encoding',
			'https://wa.me/525512345678%',
			'“https://wa.me/525512345678%” has a “%” in it.',
		],
		['an emoji', '📞 +52 55 1234 5678', '“📞 +52 55 1234 5678” has a “📞” in it.'],
		['no digits', '( ) - .', '“( ) - .” has no digits in it.'],
		[
			'a domestic number',
			'0155 1234 5678',
			'“0155 1234 5678” starts with 0, so its country code is missing.',
		],
		[
			'a domestic zero behind +',
			'+0155 1234 5678',
			'“+0155 1234 5678” starts with 0, so its country code is missing.',
		],
		[
			'a trunk zero in brackets alone',
			'(0)20 7946 0958',
			'“(0)20 7946 0958” starts with 0, so its country code is missing.',
		],
		[
			'three zeros',
			'00052 5512345678',
			'“00052 5512345678” starts with 0, so its country code is missing.',
		],
		[
			'seven digits',
			'1234567',
			'“1234567” is too short: it has 7 digits, a phone number has 8 to 15.',
		],
		[
			'sixteen digits',
			'1234567890123456',
			'“1234567890123456” is too long: it has 16 digits, a phone number has 8 to 15.',
		],
		[
			'a group',
			'120363012345678901@g.us',
			'“120363012345678901@g.us” belongs to a WhatsApp group, not to a person.',
		],
		[
			'an old group',
			'5215512345678-1400000000@g.us',
			'“5215512345678-1400000000@g.us” belongs to a WhatsApp group, not to a person.',
		],
		[
			'a group invitation',
			'https://chat.whatsapp.com/AbC1',
			'“https://chat.whatsapp.com/AbC1” belongs to a WhatsApp group, not to a person.',
		],
		[
			'a hidden contact',
			'123456789012345@lid',
			'“123456789012345@lid” can’t be asked for by phone: it is a WhatsApp contact who hides the number.',
		],
		[
			'a channel',
			'120363012345@newsletter',
			'“120363012345@newsletter” belongs to a WhatsApp channel or broadcast list.',
		],
		[
			'the status list',
			'status@broadcast',
			'“status@broadcast” belongs to a WhatsApp channel or broadcast list.',
		],
		[
			'an email address',
			'ana@example.com',
			'“ana@example.com” has an “@” in it, like an email address or a user name.',
		],
		[
			'a link to elsewhere',
			'https://t.me/ana',
			'“https://t.me/ana” is a link without a phone number.',
		],
		[
			'a link with digits',
			'https://example.com/79001234567',
			'“https://example.com/79001234567” is a link without a phone number.',
		],
		[
			'a short link without number',
			'https://wa.me/message/ABC',
			'“https://wa.me/message/ABC” is a link without a phone number.',
		],
		[
			'a long text',
			'a'.repeat(3000),
			`“${'a'.repeat(39)}…” is a long text instead of a phone number.`,
		],
	])('refuses %s', (_, value, message) => {
		expect(refusalOf(value).message).toBe(message);
	});

	it('gives the same number when it reads its own result', () => {
		const written = fc.stringMatching(/^[+]?[0-9 ().-]{8,24}$/);
		fc.assert(
			fc.property(written, (text) => {
				let phone: string;
				try {
					phone = parsePhone(text);
				} catch {
					return;
				}
				expect(phone).toMatch(/^\+[1-9]\d{7,14}$/);
				expect(parsePhone(phone)).toBe(phone);
			}),
			{ numRuns: 2000 },
		);
	});

	it('keeps every digit of an E.164 number when spaces, marks and hyphens are put in', () => {
		const digits = fc.stringMatching(/^(?:7|34|521|998)[1-9]\d{8,9}$/);
		const gap = fc.constantFrom('', ' ', '-', '\u00a0', '\u200e', '.', ' \u2011');
		fc.assert(
			fc.property(digits, fc.array(gap, { minLength: 20, maxLength: 20 }), (number, gaps) => {
				const spaced = [...number].map((digit, index) => digit + gaps[index]).join('');
				expect(parsePhone(`+${spaced}`)).toBe(`+${number}`);
			}),
		);
	});

	it('throws only InputError when given any JSON value or text', () => {
		const texts = fc.string({ unit: 'binary', maxLength: 60 });
		const phonelike = fc.string({
			unit: fc.constantFrom(
				...'+0123456789 -./(),;@#:E\n\u202axgwa',
				'c.us',
				'wa.me/',
				'tel:',
				'(0)',
			),
			maxLength: 30,
		});
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), texts, phonelike), (value) => {
				try {
					expect(parsePhone(value)).toMatch(/^\+[1-9]\d{7,14}$/);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					expect((error as InputError).message.length).toBeLessThan(140);
				}
			}),
			{ numRuns: 3000 },
		);
	});

	it.each([
		'1',
		'1 ',
		' 1',
		'+',
		'+1',
		"'",
		',',
		'(',
		'\u0300',
		'\u200e',
		'x',
		'@',
		'1/',
		'#',
		'1,',
		'-',
	])('answers soon when %j is repeated', (unit) => {
		const started = performance.now();
		for (const length of [2_000, 100_000]) {
			refusalOf(unit.repeat(length / unit.length) + 'é');
		}
		expect(performance.now() - started).toBeLessThan(2_000);
	});
});

describe('phoneRefusal', () => {
	const refusals = Object.entries(phoneRefusal).map(([name, build]): [string, InputError] => [
		name,
		(build as (shown: string, other: string) => InputError)(quote('+52 55'), '12'),
	]);

	it.each(refusals)('keeps its words in n8n when the case is %s', (_, { message, advice }) => {
		for (const text of [message, advice]) {
			expect(new NodeOperationError(NODE, text).message).toBe(text);
		}
	});

	it.each(refusals)('names neither error nor problem when the case is %s', (_, refusal) => {
		expect(`${refusal.message} ${refusal.advice}`).not.toMatch(
			/error|problem|fail|mistake|invalid/i,
		);
	});

	it('has a message of its own for each case', () => {
		expect(new Set(refusals.map(([, { message }]) => message)).size).toBe(refusals.length);
	});
});

describe('InputError', () => {
	it('knows an instance of another loaded copy', () => {
		const foreign = { [Symbol.for('n8n-nodes-message-tracker.InputError')]: true };
		expect(InputError.isInstance(foreign)).toBe(true);
		expect(InputError.isInstance(new Error('other'))).toBe(false);
		expect(InputError.isInstance(null)).toBe(false);
	});
});

describe('quote', () => {
	it('cuts at 40 characters and shows nothing invisible', () => {
		expect(quote(' a\n\u202ab\u0007 ')).toBe('“a b”');
		expect(quote('😀'.repeat(50))).toBe(`“${'😀'.repeat(39)}…”`);
	});
});

describe('toE164', () => {
	it.each([
		['79001234567', RU],
		['+79001234567', RU],
		[' 79001234567 ', RU],
		[79001234567, RU],
		['79001234567@c.us', RU],
		['79001234567@s.whatsapp.net', RU],
	])('reads %p', (value, phone) => {
		expect(toE164(value)).toBe(phone);
	});

	it.each([
		null,
		undefined,
		'',
		'ivan_petrov',
		'@ivan',
		'120363012345678901',
		'120363012345678901@g.us',
		'5215512345678-1400000000',
		'123456789012345@lid',
		'1234567',
		'079001234567',
		'-1001234567890',
		'7900 123 45 67',
		'+7900x1234567',
		-79001234567,
		7900123456.5,
		Number.NaN,
		2 ** 53,
	])('is null for %p', (value) => {
		expect(toE164(value)).toBeNull();
	});

	it('agrees with parsePhone when the number has no domestic prefix', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^(?:1|7|34|52)[1-9]\d{8,9}$/), (digits) => {
				expect(toE164(`${digits}@c.us`)).toBe(parsePhone(digits));
			}),
		);
	});
});
