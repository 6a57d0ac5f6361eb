import type { Category, ProviderError } from '../../core/providerError';

const MAX_REFUSALS = 3;
const MIN_UNANSWERED = 3;
const REFUSALS: readonly Category[] = ['auth', 'quota', 'notConnected', 'permission'];

/**
 * Breaks when further requests of the account are of no use; whoever asks then gets the failure it broke with.
 *
 * - `auth`, `quota` and `notConnected` break it at once while nothing has succeeded with the credential. After a
 *   success they concern one request, as a 403 always does; the third in a row breaks it.
 * - Whatever else a provider's adapter says of the whole account breaks it at once.
 * - A server that never answered at all breaks it after as many requests as are made at the same time, at least
 *   three: otherwise 1,000 items would wait for 1,000 timeouts.
 */
export class Circuit {
	#brokenWith: ProviderError | null = null;
	#hasAnswered = false;
	#hasSucceeded = false;
	#refusalsInARow = 0;
	#unanswered = 0;
	readonly #maxUnanswered: number;

	constructor(concurrency: number) {
		this.#maxUnanswered = Math.max(MIN_UNANSWERED, concurrency);
	}

	get brokenWith(): ProviderError | null {
		return this.#brokenWith;
	}

	recordSuccess(): void {
		this.#hasAnswered = true;
		this.#hasSucceeded = true;
		this.#refusalsInARow = 0;
	}

	/** Counts a failed attempt; returns the failure with the scope that it has by now. */
	recordFailure(failure: ProviderError): ProviderError {
		if (!isUnanswered(failure)) this.#hasAnswered = true;
		if (!REFUSALS.includes(failure.category)) {
			return failure.scope === 'account' ? this.break(failure) : failure;
		}
		this.#refusalsInARow += 1;
		const isFirstSign = failure.scope === 'account' && !this.#hasSucceeded;
		if (!isFirstSign && this.#refusalsInARow < MAX_REFUSALS) return failure.withScope('item');
		return this.break(failure.withScope('account'));
	}

	/** Counts a request that is given up, where no answer ever came. */
	recordGivenUp(failure: ProviderError): void {
		if (this.#hasAnswered || !isUnanswered(failure)) return;
		this.#unanswered += 1;
		if (this.#unanswered >= this.#maxUnanswered) this.break(failure);
	}

	/** Ends all requests of the account with this failure. */
	break(failure: ProviderError): ProviderError {
		this.#brokenWith ??= failure;
		return failure;
	}
}

function isUnanswered({ category }: ProviderError): boolean {
	return category === 'network' || category === 'timeout';
}
