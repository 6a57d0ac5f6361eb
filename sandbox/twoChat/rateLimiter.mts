/** When 2Chat answers 429. */
export interface RateLimit {
	readonly requests: number;
	readonly perMs: number;
	/** What Retry-After holds: those seconds, an HTTP date, or no header when absent. */
	readonly retryAfter?: number | 'date';
}

/** Counts one key's requests in windows of real time. */
export class RateLimiter {
	#windowEndsAt = 0;
	#left = 0;

	/** The headers to refuse with, or undefined when the request is within the limit. */
	refuse(limit: RateLimit): Record<string, string> | undefined {
		const now = Date.now();
		if (now >= this.#windowEndsAt) {
			this.#windowEndsAt = now + limit.perMs;
			this.#left = limit.requests;
		}
		if (this.#left > 0) {
			this.#left -= 1;
			return undefined;
		}
		if (limit.retryAfter === undefined) return {};
		if (limit.retryAfter !== 'date') return { 'retry-after': String(limit.retryAfter) };
		// HTTP dates have whole seconds: round up, or clients come back too early.
		const seconds = Math.ceil(this.#windowEndsAt / 1000);
		return { 'retry-after': new Date(seconds * 1000).toUTCString() };
	}
}
