const INITIAL_MS = 50;
const MAX_MS = 5_000;
const MIN_MS = 10;
/** So many good answers in a row halve the spacing. */
const EASE_AFTER = 50;

/**
 * The time between the beginnings of two requests: the user's, which stays, or none until the provider says that
 * the rate is too high. From then on it doubles each time, and halves with good answers.
 */
export class Spacing {
	#ms: number;
	#nextAt = 0;
	#successes = 0;
	readonly #isFixed: boolean;

	/** @param ms the user's; 0 without. */
	constructor(ms: number) {
		this.#ms = ms;
		this.#isFixed = ms > 0;
	}

	/** When the next request may begin. */
	get nextAt(): number {
		return this.#nextAt;
	}

	recordStart(now: number): void {
		this.#nextAt = now + this.#ms;
	}

	recordSuccess(): void {
		this.#successes += 1;
		if (this.#isFixed || this.#successes % EASE_AFTER !== 0) return;
		this.#ms = this.#ms / 2 < MIN_MS ? 0 : this.#ms / 2;
	}

	recordRefusal(): void {
		this.#successes = 0;
		if (!this.#isFixed) this.#ms = Math.min(MAX_MS, Math.max(INITIAL_MS, this.#ms * 2));
	}
}
