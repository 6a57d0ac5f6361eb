import { DateTime } from 'luxon';
import { readIso } from './isoText';
import { wallToEpoch } from './zone';

export { parseInstant } from './instant';
export { isZone } from './zone';

/** The last millisecond of the year 9999: later ones have no four-digit ISO form. */
const MAX_EPOCH_MS = 253_402_300_799_999;

/** ISO 8601 UTC with milliseconds and `Z`; throws RangeError for what no Date can be. */
export function toIso(epochMs: number): string {
	return new Date(epochMs).toISOString();
}

/**
 * ISO 8601 UTC of whole or fractional epoch seconds; null for null, NaN, zero and less (how
 * providers write "no time"), and beyond the year 9999 (milliseconds by accident).
 */
export function fromEpochSeconds(value: number | null | undefined): string | null {
	return stamp(Math.round((value ?? 0) * 1000));
}

/**
 * ISO 8601 UTC of an ISO text, with `T` or a space; without `Z` or offset it is UTC. Null for
 * null, an unreadable text, an impossible date or time, and anything up to 1970 (no message is
 * that old: it stands for "no time").
 */
export function fromIso(value: string | null | undefined): string | null {
	const written = readIso(value ?? '');
	return written && stamp(written.wallMs - (written.offsetMs ?? 0));
}

/**
 * ISO 8601 UTC of an RFC 2822 text, such as `Fri, 24 May 2019 17:44:46 +0000`; null for null, for what isn't one, for a
 * day of the week that the date doesn't have, and for anything up to 1970.
 */
export function fromRfc2822(value: string | null | undefined): string | null {
	const at = DateTime.fromRFC2822(value ?? '', { zone: 'utc' });
	return at.isValid ? stamp(at.toMillis()) : null;
}

/**
 * ISO 8601 UTC of `YYYY-MM-DD HH:MM:SS` on a clock in an IANA zone; a written offset or `Z` wins.
 * An hour that occurs twice is the earlier instant, a skipped one moves forward. Null as with
 * `fromIso`, and for an unknown zone.
 */
export function fromWallClock(value: string | null | undefined, zone: string): string | null {
	const written = readIso(value ?? '');
	if (written === null) return null;
	if (written.offsetMs !== null) return stamp(written.wallMs - written.offsetMs);
	return stamp(wallToEpoch(written.wallMs, zone) ?? 0);
}

function stamp(epochMs: number): string | null {
	return epochMs > 0 && epochMs <= MAX_EPOCH_MS ? toIso(epochMs) : null;
}
