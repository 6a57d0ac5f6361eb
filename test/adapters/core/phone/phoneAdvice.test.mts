import { parsePhone } from '../../../../adapters/core/phone/phone.ts';

const WITH_COUNTRY_CODE =
	/^(?:Remove .*\. )?Write the number with its country code, such as \+52 55 1234 5678\.$/;
const KEEP_ONE = /^Keep one number, with its country code, such as \+52 55 1234 5678\.$/;
const PLAIN_TEXT = /^Format the column as plain text in your sheet, then enter the number again\.$/;
const OTHER_FIELD = /^Pick the field that holds the phone number\./;
const ONE_PERSON = /^Use the phone number of one contact, such as \+52 55 1234 5678\.$/;

describe('what to do about a phone that can’t be used', () => {
	it.each<[unknown, RegExp]>([
		['', /field that holds a number, or leave out the rows without one\.$/],
		[[], /one item per number\. The Split Out node/],
		[{}, /the field inside the group/],
		[true, OTHER_FIELD],
		[Number.NaN, OTHER_FIELD],
		['79001234567.5', /^Pick the field .*If this is the field, format its column as plain text\.$/],
		[-79001234567, WITH_COUNTRY_CODE],
		[-79001234567, /^Remove the minus sign\. /],
		[2 ** 53, PLAIN_TEXT],
		['5.21551E+12', PLAIN_TEXT],
		['#ERROR!', /^Format the column as plain text .*the sheet takes the \+ for a formula\.$/],
		['Ana', KEEP_ONE],
		['+52 55 1234 5678 ext. 5', WITH_COUNTRY_CODE],
		['+52 55 1234 5678 ext. 5', /^Remove the extension\. /],
		['5512345678, 5512345679', KEEP_ONE],
		['+52*5512345678', KEEP_ONE],
		['( )', WITH_COUNTRY_CODE],
		['0155 1234 5678', WITH_COUNTRY_CODE],
		['1234567', WITH_COUNTRY_CODE],
		['1234567890123456', /^Look for a second number or an ID in the same cell\. Keep one number/],
		['a'.repeat(3_000), OTHER_FIELD],
		['120363012345678901@g.us', ONE_PERSON],
		['120363012345@newsletter', ONE_PERSON],
		['123456789012345@lid', ONE_PERSON],
		['ana@example.com', OTHER_FIELD],
		['https://t.me/ana', /^Use the number itself, or a link such as https:\/\/wa\.me\/\d+\.$/],
	])('such as %j: %s', (typed, advice) => {
		expect(() => parsePhone(typed)).toThrow(
			expect.objectContaining({ name: 'InputError', advice: expect.stringMatching(advice) }),
		);
	});

	it('that is no number of the Default Country is to correct it, or to say its country', () => {
		expect(() => parsePhone('0155 1234', { defaultCountry: 'MX' })).toThrow(
			expect.objectContaining({
				advice: 'Correct the number, or write it with its country code, such as +52 55 1234 5678.',
			}),
		);
	});
});
