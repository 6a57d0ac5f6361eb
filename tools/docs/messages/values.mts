import { parseInstant } from '../../../adapters/index.ts';
import { phoneRefusal } from '../../../adapters/core/phone/phoneRefusal.ts';
import { parsePhone } from '../../../adapters/core/phone/phone.ts';
import { toId, toNumber } from '../../../nodes/shared/values.ts';
import { plainList, refused } from './told.mts';

/** One phone for each way in which it can't be used. */
const PHONES: Readonly<Record<Exclude<keyof typeof phoneRefusal, 'notOfCountry'>, unknown>> = {
	empty: '',
	leadingZero: '055 1234 5678',
	tooShort: '1234 567',
	tooLong: '120363041234567890',
	letters: 'Ana Pérez',
	severalNumbers: '5512345678, 5512345679',
	shortened: '5.21551E+12',
	sheetValue: '#ERROR!',
	extension: '+52 55 1234 5678 ext. 5',
	character: '+52*5512345678',
	noDigits: '+',
	negative: '-79001234567',
	decimals: '79001234567.5',
	inexact: 2 ** 53,
	calculation: Number.NaN,
	list: ['+525512345678'],
	fields: { phone: '+525512345678' },
	checkbox: true,
	wholeText: 'Hola '.repeat(500),
	link: 'https://example.com/contacto',
	atSign: 'ana@example.com',
	group: '120363041234567890@g.us',
	channel: '120363041234567890@newsletter',
	hiddenNumber: '178231456203987@lid',
};

/** What is said of phones that can't be used. */
export function phoneMessages(): string {
	return plainList([
		...Object.values(PHONES).map((value) => refused(() => parsePhone(value))),
		refused(() => parsePhone('0155 1234', { defaultCountry: 'MX' })),
	]);
}

/** What is said of numbers, IDs and dates that can't be used. */
export function valueMessages(): string {
	const limit = { label: 'Limit', min: 1, max: 100 };
	return plainList(
		[
			() => toNumber('abc', limit),
			() => toNumber(1.5, limit),
			() => toNumber(0, limit),
			() => toId('', 'Message ID'),
			() => toId(2 ** 60, 'Message ID'),
			() => parseInstant('tomorrow', 'UTC', 'Sent After'),
			() => parseInstant(46_073, 'UTC', 'Sent After'),
		].map((work) => refused(work)),
	);
}
