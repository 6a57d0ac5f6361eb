/** One request to a webhook, ready to be sent. */
export interface WebhookRequest {
	readonly url: string;
	readonly body: string;
	/** `application/json` unless it says another. */
	readonly contentType?: string;
	/** Others that the provider sends along, such as a signature. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** One try to hand it over. */
export interface Attempt {
	/** Epoch milliseconds of the real clock. */
	readonly at: number;
	/** Null when no answer came in time. */
	readonly status: number | null;
	readonly tookMs: number;
}

/** What was sent, and how it went. */
export interface Delivery extends WebhookRequest {
	readonly attempts: readonly Attempt[];
}

/** Hands requests over, and records how it went. */
export class WebhookSender {
	/** Whoever doesn't answer within it counts as not there. */
	timeoutMs = 10_000;
	/** Live: grows with every request. */
	readonly deliveries: Delivery[] = [];

	/** @param closing aborted when nothing is to be sent any more. */
	constructor(private readonly closing: AbortSignal) {}

	/** Tries once, and again after each of the pauses as long as that may help: until HTTP 200, unless it says otherwise. */
	async deliver(
		request: WebhookRequest,
		pausesMs: readonly number[] = [],
		isSettled = (status: number | null): boolean => status === 200,
	): Promise<Delivery> {
		const attempts = [await this.#try(request)];
		const delivery = { ...request, attempts };
		this.deliveries.push(delivery);
		for (const pauseMs of pausesMs) {
			if (isSettled(attempts.at(-1)?.status ?? null) || this.closing.aborted) break;
			await this.#pause(pauseMs);
			attempts.push(await this.#try(request));
		}
		return delivery;
	}

	async #try({
		url,
		body,
		contentType = 'application/json',
		headers: own,
	}: WebhookRequest): Promise<Attempt> {
		const at = Date.now();
		const signal = AbortSignal.any([AbortSignal.timeout(this.timeoutMs), this.closing]);
		const headers = { 'content-type': contentType, ...own };
		const status = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
			.then(async (response) => {
				await response.arrayBuffer();
				return response.status;
			})
			.catch(() => null);
		return { at, status, tookMs: Date.now() - at };
	}

	async #pause(ms: number): Promise<void> {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.closing.addEventListener('abort', () => {
				clearTimeout(timer);
				resolve();
			});
		});
	}
}
