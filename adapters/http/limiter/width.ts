const MEMORY_MS = 60_000;

/** Requests at the same time: `initial` at first, `max` at most. Equal where they are fixed. */
export interface Concurrency {
	readonly initial: number;
	readonly max: number;
}

/**
 * How many requests are in flight at most, as TCP finds it: doubled with each round of good answers until the first
 * refusal (slow start), half of what was refused from then on, and one more with each round (additive increase,
 * multiplicative decrease). What was refused isn't tried again for a minute. Narrowings are numbered, and a request
 * knows the number at which it began: what was on its way during a narrowing says nothing about the new width.
 * @see https://www.rfc-editor.org/rfc/rfc5681 sections 3.1 and 3.2
 */
export class Width {
	#limit: number;
	/** Up to here each good answer admits one more. */
	#threshold: number;
	/** Good answers since the last widening beyond the threshold. */
	#successes = 0;
	#epoch = 0;
	#refused = Infinity;
	#refusedUntil = 0;
	readonly #concurrency: Concurrency;

	constructor(concurrency: Concurrency) {
		this.#limit = concurrency.initial;
		this.#threshold = concurrency.max;
		this.#concurrency = concurrency;
	}

	get limit(): number {
		return this.#limit;
	}

	/** Narrowings so far. */
	get epoch(): number {
		return this.#epoch;
	}

	/** @param inFlight this request and those beside it; with less than half the width in use nothing is learned about it. */
	recordSuccess(inFlight: number, now: number): void {
		const ceiling = Math.min(this.#concurrency.max, this.#refusedAt(now) - 1);
		if (2 * inFlight < this.#limit || this.#limit >= ceiling) return;
		this.#successes += 1;
		if (this.#limit >= this.#threshold && this.#successes < this.#limit) return;
		this.#successes = 0;
		this.#limit += 1;
	}

	/**
	 * Returns whether the refusal may be about the width: not where one request is refused, or at most half of what was
	 * refused before. After the pause half of the threshold goes at first, or one by one where it is the rate.
	 */
	recordRefusal(inFlight: number, now: number): boolean {
		const known = this.#refusedAt(now);
		const isWidth = inFlight > 1 && (known === Infinity || inFlight > known / 2);
		if (inFlight > 1) {
			this.#refused = Math.min(known, inFlight);
			this.#refusedUntil = now + MEMORY_MS;
		}
		this.#narrow(inFlight);
		this.#limit = isWidth ? Math.max(1, Math.floor(this.#threshold / 2)) : 1;
		return isWidth;
	}

	/** A server that is not available is asked half as much, without a pause; not where the width is fixed. */
	recordOverload(inFlight: number): void {
		const { initial, max } = this.#concurrency;
		if (initial < max) this.#narrow(inFlight);
	}

	/** A server whose answers take long is asked half as much, but no less than at first. */
	recordLateness(inFlight: number): void {
		if (this.#limit <= this.#concurrency.initial) return;
		this.#narrow(inFlight);
		this.#threshold = Math.max(this.#threshold, this.#concurrency.initial);
		this.#limit = this.#threshold;
	}

	#refusedAt(now: number): number {
		return now < this.#refusedUntil ? this.#refused : Infinity;
	}

	#narrow(inFlight: number): void {
		this.#threshold = Math.max(1, Math.floor(Math.min(this.#limit, inFlight) / 2));
		this.#limit = this.#threshold;
		this.#successes = 0;
		this.#epoch += 1;
	}
}
