import { createServer } from 'node:net';
import { PROVIDER_IDS, type ProviderId } from './providers.mts';

/** A port for each provider and for the control, from the first on; 0 for those that somebody has, all 0 from 0 on. */
export async function portsFrom(first: number): Promise<Record<ProviderId | 'control', number>> {
	const names = [...PROVIDER_IDS, 'control'] as const;
	const ports = await Promise.all(
		names.map(async (name, index) => [name, first === 0 ? 0 : await freePort(first + index)]),
	);
	return Object.fromEntries(ports);
}

async function freePort(port: number): Promise<number> {
	const probe = createServer();
	return await new Promise((resolve, reject) => {
		probe.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(0) : reject(error),
		);
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
	});
}
