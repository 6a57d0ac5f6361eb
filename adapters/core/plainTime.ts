const ZERO = 48;
const LENGTH = 19;
const SHORTEST_MONTH = 28;

/** The number that two digits stand for; NaN where they aren't digits. */
function two(text: string, at: number): number {
	const tens = text.charCodeAt(at) - ZERO;
	const ones = text.charCodeAt(at + 1) - ZERO;
	return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * `2026-05-30 12:00:00` as epoch milliseconds, read as if it were UTC: the form that lists print twice in each row,
 * read without a regular expression. Null for every other form, and for what no calendar or clock has.
 */
export function readPlainTime(text: string): number | null {
	if (text.length !== LENGTH || text[4] !== '-' || text[7] !== '-') return null;
	if (text[10] !== ' ' || text[13] !== ':' || text[16] !== ':') return null;
	const year = two(text, 0) * 100 + two(text, 2);
	const month = two(text, 5);
	const day = two(text, 8);
	const hour = two(text, 11);
	const minute = two(text, 14);
	const second = two(text, 17);
	const isDate = year >= 1000 && month >= 1 && month <= 12 && day >= 1;
	if (!isDate || !(hour <= 23 && minute <= 59 && second <= 59)) return null;
	const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
	const isInMonth = day <= SHORTEST_MONTH || new Date(wallMs).getUTCDate() === day;
	return isInMonth ? wallMs : null;
}
