/**
 * Lets works that find the same thing out run one after the other until it is proven, and side by side from then
 * on: the first one spares the others what it learned.
 */
export class SingleFlight {
	#isProven = false;
	#running: Promise<unknown> | null = null;

	prove(): void {
		this.#isProven = true;
	}

	async run<T>(work: () => Promise<T>): Promise<T> {
		while (this.#running && !this.#isProven) await this.#running.catch(() => {});
		const running = work();
		this.#running = running;
		try {
			return await running;
		} finally {
			this.#running = null;
		}
	}
}
