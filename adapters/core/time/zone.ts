import { DateTime, IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS_KEPT = 4_096;

/**
 * Zone and day → milliseconds ahead of UTC; null where the clocks change nearby. Luxon alone takes over 100 µs a time,
 * which for 1,000 lists of 100 messages is half a minute of n8n's one process.
 */
const offsets = new Map<string, number | null>();

/** Whether `value` is an IANA time zone name that this machine knows, such as `Europe/Moscow`. */
export function isZone(value: string): boolean {
	return /^[a-z]/i.test(value) && IANAZone.create(value).isValid;
}

/** Epoch milliseconds of a time on the clocks of its zone: of an hour that occurs twice, the earlier instant. */
export function toEpoch(local: DateTime): number {
	const [earlier = local] = local.getPossibleOffsets();
	return earlier.toMillis();
}

/**
 * Epoch milliseconds of a wall clock's time (given as if it were UTC) in an IANA zone; null when the zone isn't
 * known. A skipped hour moves forward by what was skipped.
 */
export function wallToEpoch(wallMs: number, zone: string): number | null {
	if (!isZone(zone)) return null;
	const offset = steadyOffset(zone, Math.floor(wallMs / DAY_MS));
	if (offset !== null) return wallMs - offset;
	return toEpoch(
		DateTime.fromMillis(wallMs, { zone: 'utc' }).setZone(zone, { keepLocalTime: true }),
	);
}

function steadyOffset(zone: string, day: number): number | null {
	const key = `${zone} ${day}`;
	const known = offsets.get(key);
	if (known !== undefined) return known;
	const before = offsetAt(zone, day - 1);
	const offset = before === offsetAt(zone, day + 2) ? before : null;
	if (offsets.size >= DAYS_KEPT) offsets.clear();
	offsets.set(key, offset);
	return offset;
}

function offsetAt(zone: string, day: number): number {
	return Math.round(IANAZone.create(zone).offset(day * DAY_MS) * MINUTE_MS);
}
