import { DateTime } from 'luxon';
import { InputError, quote } from '../inputError';
import { toEpoch } from './zone';

/** A whole date, and behind it a time that may be set off by a space, as may be its offset. */
const FROM_A_DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\S+)(?: (\S+))?)?$/i;

const MIN_SECONDS = 1e8;
const MIN_MS = 1e11;
/** Years of four digits: their ISO texts sort by time. */
const MIN_EPOCH_MS = -30_610_224_000_000;
const MAX_EPOCH_MS = 253_402_300_799_999;
const PICK_A_DATE = 'Pick a date, or write it like 2026-02-20 or 2026-02-20 18:30.';

/**
 * Epoch milliseconds of a date as users give it; undefined when it's empty. Takes a Date, a
 * Luxon DateTime (of any copy of luxon), an ISO text (without an offset in `zone`), and epoch
 * seconds or milliseconds as a number or digits: below 1e11 (the year 5138) they're seconds, from
 * there on milliseconds (since March 1973). Throws InputError that names the field by `label`.
 */
export function parseInstant(value: unknown, zone: string, label: string): number | undefined {
	if (value === null || value === undefined) return undefined;
	if (typeof value === 'number') return fromNumber(value, label);
	if (typeof value === 'string') return fromText(value.trim(), zone, label);
	if (isDate(value)) return checked(value.getTime(), label);
	if (isDateTime(value)) return checked(value.toMillis(), label);
	throw new InputError(`“${label}” is not a date but ${kindOf(value)}.`, PICK_A_DATE);
}

function fromText(text: string, zone: string, label: string): number | undefined {
	if (text === '') return undefined;
	if (/^-?\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text), label);
	const [, date = '', time = '', offset = ''] = FROM_A_DATE.exec(text) ?? [];
	const iso = `${date}${time && 'T'}${time}${offset}`;
	if (!DateTime.fromISO(iso, { zone: 'utc' }).isValid)
		throw new InputError(`“${label}” is not a date: ${quote(text)}.`, PICK_A_DATE);
	const local = DateTime.fromISO(iso, { zone, setZone: true });
	if (local.isValid) return checked(toEpoch(local), label);
	throw new InputError(
		`“${label}” can't be read in the time zone ${quote(zone)}, which is not known.`,
		'Choose a time zone in the workflow settings, or end the date with an offset such as -06:00.',
	);
}

function fromNumber(value: number, label: string): number {
	if (value === 0) return 0;
	if (value < MIN_SECONDS) {
		throw new InputError(
			`“${label}” is ${quote(String(value))}, too small for a date in seconds.`,
			`A sheet counts days that way: format the column as a date or as plain text. ${PICK_A_DATE}`,
		);
	}
	return checked(Math.round(value < MIN_MS ? value * 1000 : value), label);
}

function checked(epochMs: number, label: string): number {
	if (epochMs >= MIN_EPOCH_MS && epochMs <= MAX_EPOCH_MS) return epochMs;
	throw new InputError(`“${label}” is not a date that the calendar has.`, PICK_A_DATE);
}

/** By its tag, because dates made in n8n's expression sandbox belong to another realm. */
function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

function isDateTime(value: NonNullable<unknown>): value is { toMillis(): number } {
	return typeof (value as { readonly toMillis?: unknown }).toMillis === 'function';
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'boolean' ? `“${value}”` : 'a group of fields';
}
