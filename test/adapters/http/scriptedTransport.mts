import type { HttpResponse, Transport, HttpRequest } from '../../../adapters/index.ts';

export type Script = (
	request: HttpRequest,
	/** How many requests came before. */
	nth: number,
	signal: AbortSignal,
) => HttpResponse | Promise<HttpResponse>;

/** A transport in memory, which remembers what it was asked. */
export class ScriptedTransport implements Transport {
	readonly requests: HttpRequest[] = [];
	inFlight = 0;
	maxInFlight = 0;

	constructor(private readonly script: Script) {}

	async send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
		const nth = this.requests.push(request) - 1;
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		try {
			return await this.script(request, nth, signal);
		} finally {
			this.inFlight -= 1;
		}
	}
}

/** An answer of this status; anything but a string is sent as JSON. */
export function answer(
	body: unknown = {},
	status = 200,
	headers: Readonly<Record<string, string>> = {},
): HttpResponse {
	return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
