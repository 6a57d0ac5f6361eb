const ISO =
	/^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?)?$/i;
const MINUTE_MS = 60_000;

/** A date and time as a provider's clock writes it. */
export interface WrittenTime {
	/** Epoch milliseconds of the written date and time, read as if it were UTC. */
	readonly wallMs: number;
	/** Milliseconds ahead of UTC; null when no offset or `Z` is written. */
	readonly offsetMs: number | null;
}

/**
 * Reads `YYYY-MM-DD`, with or without `THH:MM[:SS[.fraction]]` (or a space for the `T`) and offset
 * or `Z`; null for any other text and for a date or time that no calendar or clock has.
 */
export function readIso(text: string): WrittenTime | null {
	const match = ISO.exec(text.trim());
	if (match === null) return null;
	const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
	const [hour, minute, second] = [field(match[4]), field(match[5]), field(match[6])];
	const millisecond = Number((match[7] ?? '').slice(0, 3).padEnd(3, '0'));
	const offsetMs = readOffset(match[8]);
	if (year < 1000 || month < 1 || month > 12) return null;
	if (minute > 59 || second > 59 || Number.isNaN(offsetMs)) return null;
	// Days and hours that there aren't end up on another day.
	const wallMs = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
	return new Date(wallMs).getUTCDate() === day ? { wallMs, offsetMs } : null;
}

function field(digits: string | undefined): number {
	return digits === undefined ? 0 : Number(digits);
}

/** NaN for an offset that no clock has; `Z` has no digits, and is none. */
function readOffset(text: string | undefined): number | null {
	if (text === undefined) return null;
	const hours = Number(text.slice(1, 3));
	const minutes = Number(text.slice(3).replace(':', ''));
	if (hours > 23 || minutes > 59) return Number.NaN;
	return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
