import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to whoever asks for any: n8n takes its port seconds after it was found free. */
const [LOWEST, HIGHEST] = [20_000, 30_000] as const;

/** A port of loopback that nobody has; the wanted one when it is free. */
export async function freePort(wanted = randomInt(LOWEST, HIGHEST)): Promise<number> {
	const server = createServer();
	return await new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') resolve(freePort());
			else reject(error);
		});
		server.listen(wanted, '127.0.0.1', () => server.close(() => resolve(wanted)));
	});
}
