import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that lets nothing through and remembers who asked for what. */
export interface RecordingProxy {
	readonly url: string;
	/** `host:port` or URL of each request that wanted to leave the machine. */
	readonly asked: readonly string[];
	close(): Promise<void>;
}

/** Starts it; whatever is told to use it as HTTP and HTTPS proxy can reach loopback only. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		response.writeHead(502).end('Nothing leaves this machine.');
	});
	server.on('connect', (request, socket) => {
		asked.push(`CONNECT ${request.url}`);
		socket.on('error', () => {});
		socket.end('HTTP/1.1 502 Nothing leaves this machine\r\n\r\n');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	return { url: `http://127.0.0.1:${port}`, asked, close };
}

/** What makes n8n, and what it starts, use the proxy. */
export function behind({ url }: RecordingProxy): Record<string, string> {
	const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
	return {
		...Object.fromEntries(
			proxies.flatMap((name) => [name, name.toLowerCase()].map((n) => [n, url])),
		),
		NO_PROXY: '127.0.0.1,localhost,::1',
		no_proxy: '127.0.0.1,localhost,::1',
		NODE_USE_ENV_PROXY: '1',
	};
}
