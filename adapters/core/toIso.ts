const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Length of what follows the date, `T` included: `T12:00:00.000Z`. */
const TIME_LENGTH = 14;

/** The day that was written last: messages of one list mostly share it, and dates are slow to write. */
let lastDay = Number.NaN;
let lastDate = '';

function two(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}

/** ISO 8601 UTC with milliseconds and `Z` of epoch milliseconds; throws RangeError beyond ±8.64e15. */
export function toIso(epochMs: number): string {
	const ms = Math.trunc(epochMs);
	const day = Math.floor(ms / DAY_MS);
	if (day !== lastDay) {
		lastDate = new Date(ms).toISOString().slice(0, -TIME_LENGTH);
		lastDay = day;
	}
	const rest = ms - day * DAY_MS;
	const hours = two(Math.floor(rest / HOUR_MS));
	const minutes = two(Math.floor((rest % HOUR_MS) / MINUTE_MS));
	const seconds = two(Math.floor((rest % MINUTE_MS) / 1_000));
	const fraction = rest % 1_000;
	return `${lastDate}T${hours}:${minutes}:${seconds}.${fraction < 100 ? '0' : ''}${two(fraction)}Z`;
}
