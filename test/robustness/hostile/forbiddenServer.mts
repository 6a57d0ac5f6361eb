import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody has any business with. */
export interface ForbiddenServer {
	readonly origin: string;
	/** Whoever came: method, URL and headers. */
	readonly visits: readonly string[];
}

/** A server for the tests of a file, unvisited before each. */
export function useForbiddenServer(): () => ForbiddenServer {
	let server: Server | undefined;
	const visits: string[] = [];
	beforeAll(async () => {
		server = createServer(({ method, url, headers }, response) => {
			visits.push(`${method} ${url} ${JSON.stringify(headers)}`);
			response.end('{}');
		});
		await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	});
	beforeEach(() => visits.splice(0));
	afterAll(() => server?.close());
	return () => {
		if (!server) throw new Error('The server is open during tests only');
		return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, visits };
	};
}
