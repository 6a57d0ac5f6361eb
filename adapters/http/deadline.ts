/**
 * Aborts with the signal, or with a `TimeoutError` after that many milliseconds. Node 20 forgets a timeout that only
 * `AbortSignal.any` waits for as soon as it collects garbage; one with a listener of its own it keeps.
 */
export function deadlineOf(signal: AbortSignal, ms: number): AbortSignal {
	const timeout = AbortSignal.timeout(ms);
	timeout.addEventListener('abort', () => {}, { once: true });
	return AbortSignal.any([signal, timeout]);
}
