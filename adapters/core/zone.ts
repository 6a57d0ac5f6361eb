import { IANAZone } from 'luxon';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS_KEPT = 4_096;

interface Clock {
	readonly zone: IANAZone;
	/** Day number since 1970 → its offset in milliseconds; null where the clocks change nearby. */
	readonly offsets: Map<number, number | null>;
}

const clocks = new Map<string, Clock>();

/** Whether `value` is an IANA time zone name that this machine knows, such as `Europe/Moscow`. */
export function isZone(value: string): boolean {
	return clockOf(value) !== null;
}

/**
 * Epoch milliseconds of a wall clock's time (given as if it were UTC) in an IANA zone; null when
 * the zone isn't known. An hour that occurs twice is the earlier instant, a skipped one moves
 * forward by what was skipped.
 */
export function wallToEpoch(wallMs: number, zoneName: string): number | null {
	const clock = clockOf(zoneName);
	if (clock === null) return null;
	const steady = steadyOffset(clock, Math.floor(wallMs / DAY_MS));
	if (steady !== null) return wallMs - steady;
	const before = offsetAt(clock, wallMs - DAY_MS);
	const after = offsetAt(clock, wallMs + DAY_MS);
	const isAfterChange =
		offsetAt(clock, wallMs - before) !== before && offsetAt(clock, wallMs - after) === after;
	return wallMs - (isAfterChange ? after : before);
}

function clockOf(zoneName: string): Clock | null {
	const known = clocks.get(zoneName);
	if (known !== undefined) return known;
	// Slow, as it makes a formatter: asked once for each zone, though each request reads its credential.
	if (!/^[a-z]/i.test(zoneName) || !IANAZone.isValidZone(zoneName)) return null;
	const clock = { zone: IANAZone.create(zoneName), offsets: new Map<number, number | null>() };
	clocks.set(zoneName, clock);
	return clock;
}

function steadyOffset(clock: Clock, day: number): number | null {
	const known = clock.offsets.get(day);
	if (known !== undefined) return known;
	const before = offsetAt(clock, (day - 1) * DAY_MS);
	const offset = before === offsetAt(clock, (day + 2) * DAY_MS) ? before : null;
	if (clock.offsets.size >= DAYS_KEPT) clock.offsets.clear();
	clock.offsets.set(day, offset);
	return offset;
}

function offsetAt(clock: Clock, epochMs: number): number {
	return Math.round(clock.zone.offset(epochMs) * MINUTE_MS);
}
