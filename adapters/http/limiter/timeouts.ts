interface Running {
	readonly endsAt: number;
	readonly controller: AbortController;
}

/**
 * Gives each request a signal that aborts with the execution, or with a `TimeoutError` when its time is up, and that
 * is garbage as soon as the request has ended. `AbortSignal.timeout` and `AbortSignal.any` would stay for the whole
 * timeout, 1.5 KB for each request; here one timer serves all that run at a time.
 */
export class Timeouts {
	readonly #running = new Set<Running>();
	/** When the timer that is set goes off, by `performance.now()`. */
	#timerAt = Infinity;

	async run<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const running = { endsAt: performance.now() + ms, controller: new AbortController() };
		this.#running.add(running);
		this.#setTimer();
		try {
			return await work(running.controller.signal);
		} finally {
			this.#running.delete(running);
		}
	}

	abortAll(reason: unknown): void {
		for (const { controller } of this.#running) controller.abort(reason);
	}

	#setTimer(): void {
		const next = Math.min(...[...this.#running].map(({ endsAt }) => endsAt));
		if (next >= this.#timerAt) return;
		this.#timerAt = next;
		const ms = Math.max(0, Math.ceil(next - performance.now()));
		// The listener also keeps the signal: Node 20 collects timeouts that nobody listens to.
		AbortSignal.timeout(ms).addEventListener('abort', () => this.#endDue(next), { once: true });
	}

	#endDue(timerAt: number): void {
		for (const { endsAt, controller } of this.#running) {
			if (endsAt <= timerAt) controller.abort(new DOMException('Time is up', 'TimeoutError'));
		}
		if (timerAt === this.#timerAt) this.#timerAt = Infinity;
		this.#setTimer();
	}
}
