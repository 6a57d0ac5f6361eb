import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import type { N8nApi } from '../../tools/n8n/api.mts';
import { prepareN8n } from '../../tools/n8n/prepare.mts';
import { retried } from '../../tools/n8n/retried.mts';
import { startN8n } from '../../tools/n8n/startN8n.mts';
import { findPrograms } from './debian.mts';
import { type Postgres, startPostgres, startRedis } from './services.mts';
import { queueEnvironment, startWorker, type Worker } from './workers.mts';

/** An n8n in queue mode, with its services and a sandbox; workers come and go. */
export interface Cluster {
	readonly api: N8nApi;
	readonly sandbox: Sandbox;
	readonly postgres: Postgres;
	startWorker(): Promise<Worker>;
}

/** Starts all of it; what ends it again is put on the list, to be done from the last to the first. */
export async function startCluster(ending: Array<() => unknown>): Promise<Cluster> {
	const programs = findPrograms();
	const installed = await prepareN8n();
	const folder = mkdtempSync(join(tmpdir(), 'message-tracker-queue-'));
	ending.push(() => rmSync(folder, { recursive: true, force: true }));
	const sandbox = await startSandbox();
	ending.push(() => sandbox.close());
	const postgres = await startPostgres(programs, folder);
	ending.push(() => postgres.stop());
	const redis = await startRedis(programs, folder);
	ending.push(() => redis.stop());
	const env = queueEnvironment(postgres, redis);
	const n8n = await startN8n({ installed, userFolder: folder, env });
	ending.push(() => n8n.stop());
	return {
		api: n8n.api,
		sandbox,
		postgres,
		async startWorker() {
			const worker = await startWorker(installed, folder, env);
			ending.push(() => worker.stop());
			return worker;
		},
	};
}

/** Waits until a worker has begun so many executions. */
export async function until(worker: Worker, count: number): Promise<void> {
	await retried(`${count} executions on a worker`, async () =>
		worker.begun().length >= count ? true : undefined,
	);
}
