import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../tools/n8n/freePort.mts';
import { type ProcessGroup, startGroup } from '../../tools/n8n/processGroup.mts';
import { retried } from '../../tools/n8n/retried.mts';
import type { Programs } from './debian.mts';

/** A server on loopback. */
export interface Service {
	readonly port: number;
	stop(): Promise<void>;
}

/** A PostgreSQL that can be asked. */
export interface Postgres extends Service {
	/** The rows of an answer, as text. */
	query(sql: string): string[][];
}

/** PostgreSQL refuses to run as root. */
function asPostgres(command: string, args: readonly string[]): [string, string[]] {
	const isRoot = process.getuid?.() === 0;
	if (!isRoot) return [command, [...args]];
	return ['runuser', ['-u', 'postgres', '--', command, ...args]];
}

/** A new PostgreSQL in the folder; database and user are `postgres`, without a password. */
export async function startPostgres({ postgres }: Programs, folder: string): Promise<Postgres> {
	const home = join(folder, 'postgres');
	mkdirSync(home);
	chmodSync(folder, 0o755);
	chmodSync(home, 0o777);
	const data = join(home, 'data');
	const [command, args] = asPostgres(join(postgres, 'initdb'), [
		...['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync'],
	]);
	const made = spawnSync(command, args, { cwd: home, encoding: 'utf8' });
	if (made.status !== 0) throw new Error(`initdb did not succeed:\n${made.stderr}`);
	const port = await freePort();
	const settings = [
		`port=${port}`,
		'listen_addresses=127.0.0.1',
		`unix_socket_directories=${home}`,
		'fsync=off',
	];
	const flags = settings.flatMap((setting) => ['-c', setting]);
	const [server, serverArgs] = asPostgres(join(postgres, 'postgres'), ['-D', data, ...flags]);
	const group = startGroup(server, serverArgs, { cwd: home, env: process.env });
	const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-AtF', '\t', '-c'];
	return {
		...(await started(port, group)),
		query(sql) {
			const asked = spawnSync(join(postgres, 'psql'), [...psql, sql], { encoding: 'utf8' });
			if (asked.status !== 0) throw new Error(`psql did not succeed:\n${asked.stderr}`);
			return asked.stdout.split('\n').flatMap((line) => (line ? [line.split('\t')] : []));
		},
	};
}

/** A new Redis that keeps nothing. */
export async function startRedis({ redis }: Programs, folder: string): Promise<Service> {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	return await started(port, startGroup(redis, args, { cwd: folder, env: process.env }));
}

async function started(port: number, group: ProcessGroup): Promise<Service> {
	await retried(`port ${port}`, async () => ((await answers(port)) ? true : undefined), 30_000);
	return { port, stop: group.stop };
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
