const INITIAL_MS = 1_000;
const MAX_MS = 30_000;

/** Exponential backoff with full jitter: anything up to 1 s at first, then up to 2 s, 4 s … 30 s. */
export function backoffMs(attempt: number, random: () => number): number {
	return Math.ceil(random() * Math.min(MAX_MS, INITIAL_MS * 2 ** attempt));
}
