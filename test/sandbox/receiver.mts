import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
	readonly path: string;
	readonly body: string;
	readonly headers: IncomingHttpHeaders;
	readonly at: number;
}

/** A webhook's receiver: what it answers to each, one after the other, the last one for ever. */
export interface Receiver {
	readonly url: string;
	readonly arrived: readonly Arrived[];
	/** The most that were there at the same time. */
	readonly mostAtOnce: number;
	/** `null` never answers. */
	answers: Array<{ readonly status: number; readonly afterMs?: number } | null>;
	close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
	const arrived: Arrived[] = [];
	let atOnce = 0;
	const server = createServer((request, response) => {
		atOnce += 1;
		receiver.mostAtOnce = Math.max(receiver.mostAtOnce, atOnce);
		response.once('close', () => (atOnce -= 1));
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = Buffer.concat(chunks).toString();
			arrived.push({ path: request.url ?? '', body, headers: request.headers, at: Date.now() });
			const [answer = { status: 200 }, ...rest] = receiver.answers;
			if (rest.length > 0) receiver.answers = rest;
			if (answer === null) return;
			setTimeout(() => response.writeHead(answer.status).end(), answer.afterMs ?? 0);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const receiver: { -readonly [Key in keyof Receiver]: Receiver[Key] } = {
		url: `http://127.0.0.1:${port}/hook`,
		arrived,
		mostAtOnce: 0,
		answers: [],
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return receiver;
}
