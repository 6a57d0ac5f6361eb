import type { Clock } from '../../core/time/clock';
import type { ProviderError } from '../../core/providerError';
import { backoffMs } from './backoff';

/** Keeps everybody out after “slow down”: for Retry-After, or a backoff that grows until a good answer comes. */
export class Pause {
	#endsAt = 0;
	#inARow = 0;
	#reason: ProviderError | null = null;
	readonly #clock: Clock;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	get endsAt(): number {
		return this.#endsAt;
	}

	/** What the provider said, as long as the pause lasts. */
	get reason(): ProviderError | null {
		return this.#endsAt > this.#clock.now() ? this.#reason : null;
	}

	recordSuccess(): void {
		this.#inARow = 0;
	}

	/** Begins a pause, or lengthens the one that the first refusal of the same burst began. */
	recordRefusal(failure: ProviderError, isFirst: boolean): void {
		const backoff = isFirst ? backoffMs(this.#inARow, () => this.#clock.random()) : 0;
		this.#endsAt = Math.max(this.#endsAt, this.#clock.now() + (failure.retryAfterMs ?? backoff));
		this.#reason = failure;
		if (isFirst) this.#inARow += 1;
	}
}
