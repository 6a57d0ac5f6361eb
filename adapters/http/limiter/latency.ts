/** Answers are late when they take this many times as long as the best ones seen, */
const LATE_FACTOR = 3;
/** and this much longer: below it lies what n8n itself takes for a busy round. */
const MIN_LATE_MS = 100;

/**
 * Tells from the answers' times when the provider has more to do than it can: when even the quickest of a round took
 * much longer than the best one ever.
 * @see https://www.rfc-editor.org/rfc/rfc6817 delay as a signal of congestion, with the least delay seen as its base
 */
export class Latency {
	#best = Infinity;
	#quickest = Infinity;
	#answers = 0;

	/** Records an answer; whether the round of `width` answers that it ends was late. */
	recordAnswer(tookMs: number, width: number): boolean {
		this.#quickest = Math.min(this.#quickest, tookMs);
		this.#answers += 1;
		if (this.#answers < width) return false;
		const isLate = this.#quickest > LATE_FACTOR * this.#best + MIN_LATE_MS;
		this.#best = Math.min(this.#best, this.#quickest);
		this.#quickest = Infinity;
		this.#answers = 0;
		return isLate;
	}
}
