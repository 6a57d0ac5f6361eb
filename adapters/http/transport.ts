/** A request as it leaves the adapter layer: complete but for the secret, whose place is marked. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	/** From the start of the request to the last byte of its answer. */
	readonly timeoutMs: number;
	/** Larger answers are refused while they are read. */
	readonly maxBytes: number;
	readonly ignoreSslIssues: boolean;
}

/** An answer of any HTTP status, read to its end; header names in lower case. */
export interface HttpResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/**
 * What the outside lends for speaking HTTP. It puts the secret in (with the provider's `authorize`), follows no
 * redirect, and throws nothing but a `TransportFailure`. The signal aborts with the execution, and with a
 * `TimeoutError` when the request's time is up.
 */
export interface Transport {
	send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
}

export type TransportFailureKind = 'timeout' | 'network' | 'tls' | 'dns' | 'tooLarge' | 'blocked';

const MARKER = Symbol.for('n8n-nodes-message-tracker.TransportFailure');

/** Why no complete answer came. Carries a kind and a short system code only: no URL, no cause. */
export class TransportFailure extends Error {
	readonly [MARKER] = true;
	override readonly name = 'TransportFailure';

	constructor(
		readonly kind: TransportFailureKind,
		/** Such as `ECONNRESET`; null when the system gave none. */
		readonly code: string | null = null,
	) {
		super(kind);
	}

	static isInstance(value: unknown): value is TransportFailure {
		return typeof value === 'object' && value !== null && MARKER in value;
	}
}
