import { n8nEnvironment } from '../../tools/n8n/environment.mts';
import { freePort } from '../../tools/n8n/freePort.mts';
import type { Installed } from '../../tools/n8n/installed.mts';
import { type ProcessGroup, startGroup } from '../../tools/n8n/processGroup.mts';
import { retried } from '../../tools/n8n/retried.mts';
import type { Service } from './services.mts';

/** How many executions a worker runs at a time. */
export const CONCURRENCY = 5;

/** One of n8n's workers. */
export interface Worker extends ProcessGroup {
	/** The ids of the executions that it has begun. */
	begun(): string[];
}

/** What makes n8n and its workers share a database and a queue. */
export function queueEnvironment(postgres: Service, redis: Service): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: 'queue-mode-test',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_PASSWORD: 'any',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		// A worker that is gone is noticed in seconds instead of a minute.
		QUEUE_WORKER_LOCK_DURATION: '6000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '2000',
	};
}

/** Starts a worker beside the n8n of the user folder. */
export async function startWorker(
	{ node, bin }: Installed,
	userFolder: string,
	env: Readonly<Record<string, string>>,
): Promise<Worker> {
	const place = { userFolder, port: await freePort(), brokerPort: await freePort() };
	const group = startGroup(node, [bin, 'worker', `--concurrency=${CONCURRENCY}`], {
		env: n8nEnvironment(place, env),
		cwd: userFolder,
	});
	await retried('a worker', async () =>
		group.output().includes('n8n worker is now ready') ? true : undefined,
	);
	const begun = () =>
		[...group.output().matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id ?? '');
	return { ...group, begun };
}
