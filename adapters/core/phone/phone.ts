import { type Country, countryName } from './country';
import { quote } from '../inputError';
import { phoneRefusal } from './phoneRefusal';
import { readPhone } from './phoneReading';
import { cleanPhoneText, unwrapNumber } from './phoneText';

const MAX_TEXT = 2_048;
const PROVIDER_FORM = /^\+?([1-9]\d{7,14})(?:@c\.us|@s\.whatsapp\.net)?$/;
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const THOUSANDS = /^\+?\d{1,3}(?:,\d{3}){2,}$/;
const WHOLE_DECIMALS = /^(\+?\d{8,})[.,]0{1,2}$/;
const DECIMALS = /^\+?\d{10,}[.,]\d{1,2}$/;
const EXTENSION = /\d[ ,;]*(?:extensi[oó]n|extn|ext|int|anexo|ramal|доб|x|#)[ .:=]*\d{1,6}$/iu;
const BETWEEN_NUMBERS = /[,;|&/\n]| (?:or|and|o|u|y|e|ou|или|и) /iu;

/** How phones are read that don't say their country. */
export interface PhoneOptions {
	/** The country of numbers without country code; null: there is none to assume. */
	readonly defaultCountry: Country | null;
}

/**
 * E.164 (`+79001234567`) of a phone number in any accepted spelling; a text or a whole number.
 * Throws InputError, with a message of its own for each way it can't be used.
 */
export function parsePhone(value: unknown, options?: PhoneOptions): string {
	const text = textOf(value);
	const shown = quote(text);
	if (text.length > MAX_TEXT) throw phoneRefusal.wholeText(shown);
	const clean = cleanPhoneText(text);
	if (clean === '' || /^(?:null|undefined)$/i.test(clean)) throw phoneRefusal.empty();
	if (/^#\D/.test(clean)) throw phoneRefusal.sheetValue(shown);
	if (SCIENTIFIC.test(clean)) throw phoneRefusal.shortened(shown);
	const country = options?.defaultCountry ?? null;
	return checked(readPhone(oneNumber(unwrapNumber(clean, shown), shown), country), shown, country);
}

/**
 * E.164 of a provider's own field, or null when it isn't plainly a phone number: only 8 to 15
 * digits, with or without `+`, `@c.us` or `@s.whatsapp.net`; no group, `@lid` or nickname.
 */
export function toE164(value: string | number | null | undefined): string | null {
	const digits = PROVIDER_FORM.exec(String(value ?? '').trim())?.[1];
	return digits === undefined ? null : `+${digits}`;
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) throw phoneRefusal.empty();
	if (Array.isArray(value)) throw phoneRefusal.list();
	if (typeof value === 'boolean') throw phoneRefusal.checkbox(value);
	if (typeof value === 'string') return value;
	if (typeof value === 'bigint') return value.toString();
	if (typeof value !== 'number') throw phoneRefusal.fields();
	if (!Number.isFinite(value)) throw phoneRefusal.calculation(value);
	const shown = quote(String(value));
	if (value < 0) throw phoneRefusal.negative(shown);
	if (value > Number.MAX_SAFE_INTEGER) throw phoneRefusal.inexact(shown);
	if (!Number.isInteger(value)) throw phoneRefusal.decimals(shown);
	return String(value);
}

/** The text of a single number: digits, `+` and the characters people write between digits. */
function oneNumber(text: string, shown: string): string {
	if (/^-\d+$/.test(text)) throw phoneRefusal.negative(shown);
	if (THOUSANDS.test(text)) return text;
	const whole = WHOLE_DECIMALS.exec(text)?.[1];
	if (whole !== undefined) return whole;
	if (DECIMALS.test(text)) throw phoneRefusal.decimals(shown);
	if (EXTENSION.test(text)) throw phoneRefusal.extension(shown);
	if (holdsSeveral(text)) throw phoneRefusal.severalNumbers(shown);
	if (/\p{L}/u.test(text)) throw phoneRefusal.letters(shown);
	const number = text.replace(/^[,;|&/\s]+|[,;|&/\s]+$/g, '');
	const other = /[^\d\s+()[\]\-./]/u.exec(number)?.[0];
	if (other !== undefined) throw phoneRefusal.character(shown, other);
	return number;
}

/** `+52 55 1234 5678 / 5679` is two numbers, `+49 30 / 1234567` is one. */
function holdsSeveral(text: string): boolean {
	if (/\d[^+]*\+\D*\d/.test(text)) return true;
	const sizes = digitCounts(text.split(BETWEEN_NUMBERS));
	if (sizes.length > 1 && ((sizes[0] ?? 0) >= 8 || sizes.every((size) => size >= 7))) return true;
	const words = digitCounts(text.split(/\s/));
	return words.length > 1 && words.every((size) => size >= 8);
}

function digitCounts(parts: readonly string[]): number[] {
	return parts.map((part) => part.replace(/\D/g, '').length).filter((count) => count > 0);
}

function checked(phone: string, shown: string, country: Country | null): string {
	const digits = phone.slice(1);
	if (digits === '') throw phoneRefusal.noDigits(shown);
	if (digits.length < 8) throw phoneRefusal.tooShort(shown, digits.length);
	if (digits.length > 15) throw phoneRefusal.tooLong(shown, digits.length);
	if (!digits.startsWith('0')) return phone;
	throw country === null
		? phoneRefusal.leadingZero(shown)
		: phoneRefusal.notOfCountry(shown, countryName(country));
}
