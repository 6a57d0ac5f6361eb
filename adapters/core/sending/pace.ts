import type { Clock } from '../time/clock';

/** Keeps the starts of one account's messages apart. */
export class Pace {
	#begunAt = -Infinity;
	readonly #clock: Clock;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Resolves when the last start is this long ago. */
	async turn(pauseMs: number): Promise<void> {
		const waitMs = this.#begunAt + pauseMs - this.#clock.now();
		if (waitMs > 0) await this.#clock.sleep(waitMs);
	}

	recordStart(): void {
		this.#begunAt = this.#clock.now();
	}
}
