import type { HttpAnswer, Transport, WireRequest } from '../../adapters/index.ts';

export type Script = (
	request: WireRequest,
	/** How many requests came before. */
	nth: number,
	signal: AbortSignal,
) => HttpAnswer | Promise<HttpAnswer>;

/** A transport in memory, which remembers what it was asked. */
export class ScriptedTransport implements Transport {
	readonly requests: WireRequest[] = [];
	inFlight = 0;
	maxInFlight = 0;

	constructor(private readonly script: Script) {}

	async send(request: WireRequest, signal: AbortSignal): Promise<HttpAnswer> {
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
): HttpAnswer {
	return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
