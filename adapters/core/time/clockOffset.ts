import { DateTime } from 'luxon';
import type { ApiClient } from '../client';
import type { Hint } from '../hint';
import type { Message, MessageRecord } from '../messages/message';
import type { ProviderDefinition } from '../provider';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Nearly all time zones are this far from each other, or a multiple of it, up to the last. */
const ZONE_STEP_MS = HOUR_MS / 2;
const FARTHEST_ZONES_MS = 26 * HOUR_MS;
/** Clocks may differ by this much without anybody's mistake. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/**
 * By how many whole hours the newest of these messages lies in the future, at least; 0 where none does. Providers that
 * print no zone are read by the credential's, and messages of the future show that it is another one.
 */
export function hoursAhead(records: readonly MessageRecord[], now: number): number {
	const newest = records.reduce((latest, { message: { sentAt } }) => {
		return sentAt !== null && sentAt > latest ? sentAt : latest;
	}, '');
	if (newest === '') return 0;
	return Math.max(0, Math.ceil((Date.parse(newest) - now - TOLERANCE_MS) / HOUR_MS));
}

/** What is read of a client. */
interface Clocked<C> {
	readonly config: C;
	readonly clock: Pick<ApiClient<C>['clock'], 'now'>;
}

/**
 * What a provider's clock shows, as an offset from UTC such as `UTC+6` or `UTC-3:30`, where its times turn out that
 * much later than they are when they are read by the zone that it is said to print.
 */
export function shownOffset<C>(
	{ clockZone }: Pick<ProviderDefinition<C>, 'clockZone'>,
	{ config, clock }: Clocked<C>,
	laterMs: number,
): string {
	const zone = clockZone?.(config) ?? 'UTC';
	const { offset } = DateTime.fromMillis(clock.now(), { zone });
	const minutes = offset + laterMs / MINUTE_MS;
	const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
	const clockTime = rest === 0 ? hours : `${hours}:${rest}`;
	return `UTC${minutes < 0 ? '-' : '+'}${clockTime}`;
}

/** The hint for messages of the future; null where there are none. */
export function aheadHint<C>(
	definition: Pick<ProviderDefinition<C>, 'clockZone'>,
	client: Clocked<C>,
	records: readonly MessageRecord[],
): Hint | null {
	const hours = hoursAhead(records, client.clock.now());
	if (hours === 0) return null;
	const example = shownOffset(definition, client, hours * HOUR_MS);
	return { code: 'clockAhead', count: hours, example };
}

/** The hint where the provider's time of a message that we sent is as far from ours as another time zone is, either way. */
export function sentHint<C>(
	definition: Pick<ProviderDefinition<C>, 'clockZone'>,
	client: Clocked<C>,
	sent: Pick<Message, 'sentAt'>,
	found: Pick<Message, 'sentAt'>,
): Hint | null {
	if (sent.sentAt === null || found.sentAt === null) return null;
	const laterMs = Date.parse(found.sentAt) - Date.parse(sent.sentAt);
	const zonesMs = Math.round(laterMs / ZONE_STEP_MS) * ZONE_STEP_MS;
	if (zonesMs === 0 || Math.abs(zonesMs) > FARTHEST_ZONES_MS) return null;
	if (Math.abs(laterMs - zonesMs) > TOLERANCE_MS) return null;
	return { code: 'clockOff', example: shownOffset(definition, client, zonesMs) };
}
