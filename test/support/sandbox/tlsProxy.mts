import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createSelfSigned } from '../../../tools/selfSigned.mts';

/** A reverse proxy with a certificate that nobody vouches for, before a server on loopback. */
export async function startTlsProxy(target: string): Promise<{ origin: string; server: Server }> {
	const server = createServer(createSelfSigned(), (incoming, outgoing) => {
		const { method, url, headers } = incoming;
		const passed = request(`${target}${url}`, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(passed);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
