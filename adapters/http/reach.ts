import type { ProviderError } from '../core/providerError';

const LEAST_UNANSWERED = 3;

/** Whether an account's server can be reached at all. */
export interface Reach {
	/** Counts an answer, whatever it says: the server is there. */
	answered(): void;
	/** Counts a request that is given up with this failure; true when the account is to be given up with it. */
	isLostWith(failure: ProviderError): boolean;
}

/**
 * A server that never answered in this execution is given up after as many requests as are made at the same time,
 * at least three: otherwise 1,000 items would wait for 1,000 timeouts.
 */
export function createReach(concurrency: number): Reach {
	let hasAnswered = false;
	let unanswered = 0;
	return {
		answered() {
			hasAnswered = true;
		},
		isLostWith({ category }) {
			if (hasAnswered || !['network', 'timeout'].includes(category)) return false;
			unanswered += 1;
			return unanswered >= Math.max(LEAST_UNANSWERED, concurrency);
		},
	};
}
