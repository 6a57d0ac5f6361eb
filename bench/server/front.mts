import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { createServer as createTlsSocketServer } from 'node:tls';
import { createSelfSigned } from '../../tools/selfSigned.mts';

interface Kept {
	readonly status: number;
	readonly type: string;
	readonly body: Buffer;
}

async function portOf(server: Server | ReturnType<typeof createTlsSocketServer>): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return (server.address() as AddressInfo).port;
}

/** HTTPS before an origin: the bytes inside are passed on as they are. */
export async function httpsBefore(origin: string): Promise<string> {
	const port = Number(new URL(origin).port);
	const server = createTlsSocketServer(createSelfSigned(), (client) => {
		const inner = connect(port, '127.0.0.1');
		inner.setNoDelay(true);
		client.pipe(inner).pipe(client);
		client.on('error', () => inner.destroy());
		inner.on('error', () => client.destroy());
	});
	return `https://127.0.0.1:${await portOf(server)}`;
}

/**
 * Answers what the origin answered before, out of memory: so that what is measured is the client, not the making of
 * the sandbox's pages.
 */
export async function cachedBefore(origin: string, isTls: boolean, seen: () => void) {
	const kept = new Map<string, Kept>();
	async function answerTo(path: string, headers: Record<string, string>): Promise<Kept> {
		const known = kept.get(path);
		if (known) return known;
		const response = await fetch(`${origin}${path}`, { headers });
		const body = Buffer.from(await response.arrayBuffer());
		const type = response.headers.get('content-type') ?? '';
		const answer = { status: response.status, type, body };
		kept.set(path, answer);
		return answer;
	}
	const create = isTls ? createTlsServer.bind(null, createSelfSigned()) : createServer;
	const server = create((request, response) => {
		seen();
		const key = String(request.headers['x-user-api-key'] ?? '');
		void answerTo(request.url ?? '', { 'x-user-api-key': key }).then(({ status, type, body }) => {
			response.writeHead(status, { 'content-type': type, 'content-length': body.length });
			response.end(body);
		});
	});
	return `http${isTls ? 's' : ''}://127.0.0.1:${await portOf(server)}`;
}
