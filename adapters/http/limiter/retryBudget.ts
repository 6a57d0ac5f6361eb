const MIN_RETRIES = 20;
const RETRIES_PER_REQUEST = 0.1;

/** Retries of one account in one execution: 20, and one for every ten requests made. */
export class RetryBudget {
	#requests = 0;
	#retries = 0;

	recordRequest(): void {
		this.#requests += 1;
	}

	/** Takes one retry out of the budget; false when nothing is left. */
	takeRetry(): boolean {
		if (this.#retries >= MIN_RETRIES + RETRIES_PER_REQUEST * this.#requests) return false;
		this.#retries += 1;
		return true;
	}
}
