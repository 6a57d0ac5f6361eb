import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const POSTGRES_HOME = '/usr/lib/postgresql';

/** The programs that queue mode needs beside n8n. */
export interface Programs {
	/** The folder of PostgreSQL's own programs. */
	readonly postgres: string;
	readonly redis: string;
}

/** Finds PostgreSQL and Redis, and installs Debian's packages of them where this may be done; throws otherwise. */
export function findPrograms(): Programs {
	const found = look();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('Installing PostgreSQL and Redis from Debian’s packages …');
		const packages = ['postgresql', 'redis-server'];
		spawnSync('apt-get', ['update'], { stdio: 'ignore' });
		spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			stdio: 'ignore',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	}
	const installed = look();
	if (installed) return installed;
	throw new Error(
		'The queue mode test needs PostgreSQL and Redis. On Debian and Ubuntu: apt-get install postgresql redis-server.',
	);
}

function look(): Programs | undefined {
	const versions = existsSync(POSTGRES_HOME) ? readdirSync(POSTGRES_HOME).sort() : [];
	const postgres = versions
		.map((version) => join(POSTGRES_HOME, version, 'bin'))
		.findLast((folder) => existsSync(join(folder, 'initdb')));
	const redis = '/usr/bin/redis-server';
	return postgres && existsSync(redis) ? { postgres, redis } : undefined;
}
