import { createServer, type AddressInfo } from 'node:net';

/** A port of loopback that nobody has; the wanted one when it is free. */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' && wanted !== 0) resolve(freePort());
			else reject(error);
		});
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
