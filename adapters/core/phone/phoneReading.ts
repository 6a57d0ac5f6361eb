import { countryName } from './country';
import { type Country, getCountryCallingCode, parsePhoneNumberFromString } from './phoneLibrary';
import { phoneVariants } from './phoneVariants';

const E164 = /^\+[1-9]\d{7,14}$/;
/** As in `+44 (0)20`: for calls inside the country, except where it belongs to the number, as in Italy. */
const BRACKETED_ZERO = /(?<=\d\D*[([])0/;

/** Whether the phone, in one of its spellings, is a number that its country gives out. */
function isValidPhone(e164: string): boolean {
	if (!E164.test(e164)) return false;
	return phoneVariants(e164).some(
		(variant) => parsePhoneNumberFromString(variant)?.isValid() === true,
	);
}

/** Without prefixes that people still write, though the numbering of their country knows them no more. */
function withoutOldPrefix(digits: string): string {
	return digits
		.replace(/^8(?=9\d{9}$)/, '7')
		.replace(/^52(?:01|044|045)(?=[2-9]\d{9}$)/, '52')
		.replace(/^549?0?(?=\d{12}$)(11|[23]\d\d|[23]\d{3})15/, '549$1');
}

function readInternational(digits: string): string {
	const written = `+${withoutOldPrefix(digits.replace(/^00(?!0)/, ''))}`;
	const read = parsePhoneNumberFromString(written)?.number;
	return read !== undefined && isValidPhone(read) ? read : written;
}

/** As it is dialled in the country: a number of its own, or another country's behind the prefix for calls abroad. */
function readDialled(digits: string, country: Country, isOwn: boolean): string {
	const read = parsePhoneNumberFromString(digits, country);
	if (!read || (read.countryCallingCode === getCountryCallingCode(country)) !== isOwn) return '';
	return readInternational(read.number.slice(1));
}

/**
 * `+` and the digits of a phone, from digits and the characters between them, without what is dialled inside a
 * country only. With a country, a text without `+` or `00` is a number of that country if it is a valid one, else an
 * international one, else one of another country behind the country's prefix for calls abroad. What is valid nowhere
 * stays as written, and may be too short or long for a phone.
 */
export function readPhone(text: string, country: Country | null): string {
	const variants = [text, text.replace(BRACKETED_ZERO, '')].map((each) => each.replace(/\D/g, ''));
	const isNational = country !== null && !text.includes('+') && !variants[0]?.startsWith('00');
	const dialled = (isOwn: boolean) =>
		isNational ? variants.map((digits) => readDialled(digits, country, isOwn)) : [];
	const international = variants.map(readInternational);
	const readings = [...dialled(true), ...international, ...dialled(false), ...international];
	return readings.find(isValidPhone) ?? readings.at(-1) ?? '';
}

/** How a phone that is valid nowhere was read, for people to see what is missing; null for all others. */
export function doubtOf(e164: string): string | null {
	if (isValidPhone(e164)) return null;
	const read = parsePhoneNumberFromString(e164);
	const country = read?.country === undefined ? '' : `, ${countryName(read.country)}`;
	return `${e164.slice(1)} was read as ${read?.formatInternational() ?? e164}${country}`;
}
