import { providerOf, SEEDED } from '../../../sandbox/index.mts';
import { ask, type Question } from '../../support/sandbox/ask.mts';
import { BY_PHONE, exampleProvider, PROVIDERS } from '../../support/sandbox/providers.mts';
import { inputDetails, refusalOf } from '../../support/sandbox/refusals.mts';
import { asked } from '../../support/sandbox/requests.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const EXAMPLE = exampleProvider();
const GOOD = `+${SEEDED.contacts.maria.whatsAppDigits}`;
const WITH_COUNTRY_CODE = 'Write the number with its country code, such as +52 55 1234 5678.';
const KEEP_ONE = 'Keep one number, with its country code, such as +52 55 1234 5678.';
const PLAIN_TEXT = 'Format the column as plain text in your sheet, then enter the number again.';
const EMPTY = [
	'The phone number is empty.',
	'Pick a field that holds a number, or leave out the rows without one.',
] as const;

describe('A phone', () => {
	const sandbox = useSandbox();
	const question: Question = {
		node: 'getMessagesByPhone',
		provider: EXAMPLE,
		parameters: { phone: '={{ $json.value }}', limit: 2 },
	};

	it.each<readonly [string, unknown, string, string]>([
		['is empty', '', ...EMPTY],
		['is spaces only', ' \u00a0 ', ...EMPTY],
		['is null', null, ...EMPTY],
		['is a field that is not there', undefined, ...EMPTY],
		[
			'is too short',
			'12345',
			'“12345” is too short: it has 5 digits, a phone number has 8 to 15.',
			WITH_COUNTRY_CODE,
		],
		['has letters', '+52 55 CALL ME', '“+52 55 CALL ME” has letters in it.', KEEP_ONE],
		[
			'starts with one 0',
			'055 1234 5678',
			'“055 1234 5678” starts with 0, so its country code is missing.',
			WITH_COUNTRY_CODE,
		],
		[
			'is in scientific notation',
			'5.21551E+12',
			'“5.21551E+12” lost its last digits: the sheet shortened the number.',
			PLAIN_TEXT,
		],
		[
			'is two numbers in one cell',
			'+52 55 1234 5678, +52 55 8765 4321',
			'“+52 55 1234 5678, +52 55 8765 4321” has more than one number in it.',
			KEEP_ONE,
		],
		[
			'is two lines in one cell',
			'+5215512345678\n+5215587654321',
			'“+5215512345678 +5215587654321” has more than one number in it.',
			KEEP_ONE,
		],
		[
			'is what a sheet shows of a formula',
			'#ERROR!',
			"“#ERROR!” is what a sheet shows when it can't work out a cell.",
			`${PLAIN_TEXT} Otherwise the sheet takes the + for a formula.`,
		],
		[
			'is a number with a fraction',
			5215512345678.5,
			'“5215512345678.5” has decimals, so it is an amount and not a phone number.',
			'Pick the field that holds the phone number. If this is the field, format its column as plain text.',
		],
		[
			'is a number that lost digits',
			5.21551e25,
			'“5.21551e+25” is a number too large to keep all its digits.',
			PLAIN_TEXT,
		],
		[
			'is an object',
			{ number: GOOD },
			'The phone number is a group of fields instead of a single value.',
			'Pick the field inside the group that holds the number.',
		],
		[
			'is a list',
			[GOOD],
			'The phone number is a list instead of a single value.',
			'Use one item per number. The Split Out node makes items of a list.',
		],
		[
			'is a checkbox',
			true,
			'The phone number is “true”, the value of a checkbox.',
			'Pick the field that holds the phone number.',
		],
		[
			'is a group',
			'120363041234567890@g.us',
			'“120363041234567890@g.us” belongs to a WhatsApp group, not to a person.',
			'Use the phone number of one contact, such as +52 55 1234 5678.',
		],
	])('is refused with what to do when it %s', async (_what, bad, error, message) => {
		const isShown = typeof bad === 'number' || (typeof bad === 'string' && bad.trim() !== '');
		const details = inputDetails(EXAMPLE, isShown ? { phone: String(bad) } : {});
		const refusal = await refusalOf(sandbox(), question, GOOD, bad);
		expect(refusal).toEqual({ error, message, details });
	});

	it.each([
		['a whole number', 5215512345678],
		['a number in another writing', '٠٠٥٢١٥٥١٢٣٤٥٦٧٨'],
		['a link', 'https://wa.me/5215512345678'],
	])('is taken when it is %s', async (_what, value) => {
		const run = await ask(sandbox(), { ...question, items: [{ value }] });
		expect(run.error).toBeUndefined();
		expect(asked(sandbox(), EXAMPLE).join()).toContain('5215512345678');
	});

	it('stops the workflow before it runs when the field is left empty', async () => {
		const run = ask(sandbox(), { ...question, parameters: { phone: '' } });
		await expect(run).rejects.toThrow('Parameter "Phone" is required.');
	});

	it('is quoted without HTML when the row has some', async () => {
		const bad = '<img src=x onerror=alert(1)>';
		const { error } = await refusalOf(sandbox(), question, GOOD, bad);
		expect(error).toBe('“‹img src=x onerror=alert(1)›” has letters in it.');
	});

	it.each(PROVIDERS)('costs no request when it is refused on %s', async (provider) => {
		await ask(sandbox(), { ...question, provider, items: [{ value: '123' }] });
		expect(asked(sandbox(), provider)).toEqual([]);
	});

	it('is refused alike when a status is looked up by it', async () => {
		const known = providerOf(BY_PHONE).statusQuestion ?? {};
		const refusal = await refusalOf(
			sandbox(),
			{
				node: 'getMessageStatus',
				provider: BY_PHONE,
				parameters: { ...known, phone: '={{ $json.value }}' },
			},
			known.phone,
			null,
		);
		const [error, message] = EMPTY;
		const details = inputDetails(BY_PHONE, { messageId: known.messageId });
		expect(refusal).toEqual({ error, message, details });
	});
});
