/** Clock, injected: n8n’s, or a test’s own. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Rejects when the execution is cancelled. */
	sleep(ms: number): Promise<void>;
	/** At least 0, below 1. */
	random(): number;
}
