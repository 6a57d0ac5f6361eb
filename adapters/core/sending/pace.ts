import type { Clock } from '../time/clock';

/** Keeps the starts of one account's messages apart. */
export class Pace {
	#begunAt: number;
	readonly #clock: Clock;

	/** @param begunAt when the last one began, in epoch milliseconds. */
	constructor(clock: Clock, begunAt: number) {
		this.#clock = clock;
		this.#begunAt = begunAt;
	}

	get begunAt(): number {
		return this.#begunAt;
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
