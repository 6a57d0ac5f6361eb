import { InputError } from '../inputError';

const EXAMPLE = '+52 55 1234 5678';
const WITH_COUNTRY_CODE = `Write the number with its country code, such as ${EXAMPLE}.`;
const KEEP_ONE = `Keep one number, with its country code, such as ${EXAMPLE}.`;
const OTHER_FIELD = 'Pick the field that holds the phone number.';
const PLAIN_TEXT = 'Format the column as plain text in your sheet, then enter the number again.';
const ONE_PERSON = `Use the phone number of one contact, such as ${EXAMPLE}.`;

/** One message for each way a phone number can't be used; `shown` is the quoted input. */
export const phoneRefusal = {
	empty: () =>
		new InputError(
			'The phone number is empty.',
			'Pick a field that holds a number, or leave out the rows without one.',
		),
	list: () =>
		new InputError(
			'The phone number is a list instead of a single value.',
			'Use one item per number. The Split Out node makes items of a list.',
		),
	fields: () =>
		new InputError(
			'The phone number is a group of fields instead of a single value.',
			'Pick the field inside the group that holds the number.',
		),
	checkbox: (value: boolean) =>
		new InputError(`The phone number is “${value}”, the value of a checkbox.`, OTHER_FIELD),
	calculation: (value: number) =>
		new InputError(`The phone number is “${value}”, which comes from a calculation.`, OTHER_FIELD),
	decimals: (shown: string) =>
		new InputError(
			`${shown} has decimals, so it is an amount and not a phone number.`,
			`${OTHER_FIELD} If this is the field, format its column as plain text.`,
		),
	negative: (shown: string) =>
		new InputError(
			`${shown} is below zero, so it is not a phone number.`,
			`Remove the minus sign. ${WITH_COUNTRY_CODE}`,
		),
	inexact: (shown: string) =>
		new InputError(`${shown} is a number too large to keep all its digits.`, PLAIN_TEXT),
	shortened: (shown: string) =>
		new InputError(`${shown} lost its last digits: the sheet shortened the number.`, PLAIN_TEXT),
	sheetValue: (shown: string) =>
		new InputError(
			`${shown} is what a sheet shows when it can't work out a cell.`,
			`${PLAIN_TEXT} Otherwise the sheet takes the + for a formula.`,
		),
	letters: (shown: string) => new InputError(`${shown} has letters in it.`, KEEP_ONE),
	extension: (shown: string) =>
		new InputError(
			`${shown} has an extension, which messages can't reach.`,
			`Remove the extension. ${WITH_COUNTRY_CODE}`,
		),
	severalNumbers: (shown: string) =>
		new InputError(`${shown} has more than one number in it.`, KEEP_ONE),
	character: (shown: string, character: string) =>
		new InputError(`${shown} has a “${character}” in it.`, KEEP_ONE),
	noDigits: (shown: string) => new InputError(`${shown} has no digits in it.`, WITH_COUNTRY_CODE),
	leadingZero: (shown: string) =>
		new InputError(`${shown} starts with 0, so its country code is missing.`, WITH_COUNTRY_CODE),
	notOfCountry: (shown: string, country: string) =>
		new InputError(
			`${shown} is no number of the Default Country, ${country}.`,
			`Correct the number, or write it with its country code, such as ${EXAMPLE}.`,
		),
	tooShort: (shown: string, digits: number) =>
		new InputError(
			`${shown} is too short: it has ${digits === 1 ? '1 digit' : `${digits} digits`}, a phone number has 8 to 15.`,
			WITH_COUNTRY_CODE,
		),
	tooLong: (shown: string, digits: number) =>
		new InputError(
			`${shown} is too long: it has ${digits} digits, a phone number has 8 to 15.`,
			`Look for a second number or an ID in the same cell. ${KEEP_ONE}`,
		),
	wholeText: (shown: string) =>
		new InputError(`${shown} is a long text instead of a phone number.`, OTHER_FIELD),
	group: (shown: string) =>
		new InputError(`${shown} belongs to a WhatsApp group, not to a person.`, ONE_PERSON),
	channel: (shown: string) =>
		new InputError(`${shown} belongs to a WhatsApp channel or broadcast list.`, ONE_PERSON),
	hiddenNumber: (shown: string) =>
		new InputError(
			`${shown} can’t be asked for by phone: it is a WhatsApp contact who hides the number.`,
			ONE_PERSON,
		),
	atSign: (shown: string) =>
		new InputError(`${shown} has an “@” in it, like an email address or a user name.`, OTHER_FIELD),
	link: (shown: string) =>
		new InputError(
			`${shown} is a link without a phone number.`,
			'Use the number itself, or a link such as https://wa.me/525512345678.',
		),
} as const;
