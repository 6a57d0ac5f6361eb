const ALWAYS = 20;
const SHARE = 0.1;
/** Retries that one request gets at most. */
export const RETRIES_PER_REQUEST = 3;

export interface RetryBudget {
	/** Counts a request that is made. */
	request(): void;
	/** Whether one more retry may be made; counts it. */
	takeRetry(): boolean;
}

/** Retries of one account in one execution: 20, and one for every ten requests made. */
export function createRetryBudget(): RetryBudget {
	let requests = 0;
	let retries = 0;
	return {
		request() {
			requests += 1;
		},
		takeRetry() {
			if (retries >= ALWAYS + SHARE * requests) return false;
			retries += 1;
			return true;
		},
	};
}
