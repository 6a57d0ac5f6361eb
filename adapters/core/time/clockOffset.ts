import type { MessageRecord } from '../messages/message';

const HOUR_MS = 3_600_000;
/** Clocks may differ by this much without anybody's mistake. */
const TOLERANCE_MS = 5 * 60_000;

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
