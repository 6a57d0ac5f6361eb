import { type PollState, ProviderError, toIso } from '../../adapters';

/** A number that was found is looked for anew after a day: another one may have taken its place. */
const KEPT_FOR_MS = 24 * 60 * 60_000;

type SavedOwnNumber = NonNullable<PollState['own']>;

/** The number that earlier ticks found, as long as it counts. */
export function keptNumber(state: PollState | null, now: number): SavedOwnNumber | null {
	const own = state?.own;
	return own && Date.parse(own.foundAt) > now - KEPT_FOR_MS ? own : null;
}

/** What is kept for the next ticks, after one that asked with this number; null where requests name none. */
export function numberToKeep(
	kept: SavedOwnNumber | null,
	asked: string | null,
	now: number,
): SavedOwnNumber | null {
	if (asked === null || asked === kept?.phone) return kept;
	return { phone: asked, foundAt: toIso(now) };
}

/** Whether a failure may be due to a number that isn't the account's any more, and not to a passing trouble. */
export function mayBeGone(error: unknown): boolean {
	return !(ProviderError.isInstance(error) && error.retryable);
}
