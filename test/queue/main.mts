/** `npm run e2e:queue`: n8n's queue mode with two workers, one of which goes in the middle. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/index.mts';
import { prepareN8n } from '../../tools/n8n/prepare.mts';
import { retried } from '../../tools/n8n/retried.mts';
import { startN8n } from '../../tools/n8n/startN8n.mts';
import { findPrograms } from './debian.mts';
import { ALARM, countOf, saveWorkflow, settled, startExecutions } from './load.mts';
import { startPostgres, startRedis } from './services.mts';
import { CONCURRENCY, queueEnvironment, startWorker, type Worker } from './workers.mts';

const EXECUTIONS = 500;
const CRASHING = 100;
const LATENCY_MS = 200;

const ending: Array<() => unknown> = [];
const end = async () => {
	for (const stop of ending.reverse().splice(0)) await stop();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void end().then(() => process.exit(130)));
}

try {
	await main();
	console.log('2 passed, 0 failed');
} catch (error) {
	console.error(error);
	console.log('0 passed, 1 failed');
	process.exitCode = 1;
} finally {
	await end();
}

async function main(): Promise<void> {
	const programs = findPrograms();
	const installed = await prepareN8n();
	const folder = mkdtempSync(join(tmpdir(), 'message-tracker-queue-'));
	ending.push(() => rmSync(folder, { recursive: true, force: true }));
	const sandbox = await startSandbox();
	ending.push(() => sandbox.close());
	sandbox.wamm.faults.add({ fault: { kind: 'latency', ms: LATENCY_MS } });
	const postgres = await startPostgres(programs, folder);
	ending.push(() => postgres.stop());
	const redis = await startRedis(programs, folder);
	ending.push(() => redis.stop());
	const env = queueEnvironment(postgres, redis);
	const n8n = await startN8n({ installed, userFolder: folder, env });
	ending.push(() => n8n.stop());
	const { api } = n8n;
	const start = async () => {
		const worker = await startWorker(installed, folder, env);
		ending.push(() => worker.stop());
		return worker;
	};
	const first = await start();
	const second = await start();
	await saveWorkflow(api, sandbox);
	console.log('n8n and two workers are ready');

	// A worker that is told to stop, as at every deployment.
	const starting = startExecutions(api, EXECUTIONS);
	await until(first, EXECUTIONS / 5);
	const stopping = first.stop();
	await Promise.all([starting, stopping]);
	const all = await settled(postgres, EXECUTIONS);
	const by = [first, second].map((worker) => new Set(worker.begun()));
	console.log(`${all.length} executions, by worker: ${by.map(({ size }) => size).join(' and ')}`);
	equal(all.length, EXECUTIONS);
	deepEqual(countOf(all), { success: EXECUTIONS });
	ok(
		by.every(({ size }) => size >= EXECUTIONS / 10),
		'both workers had their share',
	);
	equal(new Set(by.flatMap((ids) => [...ids])).size, EXECUTIONS, 'none ran twice');

	// A worker that dies: what it had in hand is marked as failed, and the error workflow is told.
	const third = await start();
	const before = new Set(all.map(({ id }) => id));
	const more = startExecutions(api, CRASHING);
	await until(third, CRASHING / 5);
	third.kill();
	await more;
	const after = await settled(postgres, EXECUTIONS + CRASHING);
	const fresh = after.filter(({ id, workflow }) => !before.has(id) && workflow !== ALARM);
	console.log(`a worker died; of ${fresh.length} executions: ${JSON.stringify(countOf(fresh))}`);
	equal(fresh.length, CRASHING);
	const failed = fresh.filter(({ status }) => status !== 'success').length;
	ok(failed > 0 && failed <= CONCURRENCY, 'only what the worker had in hand');
	const everything = await settled(postgres, EXECUTIONS + CRASHING + failed);
	const alarms = everything.filter(({ workflow }) => workflow === ALARM).length;
	console.log(`the error workflow was told of ${alarms}; nothing is lost`);
	equal(alarms, failed);
}

/** Waits until a worker has begun so many executions. */
async function until(worker: Worker, count: number): Promise<void> {
	await retried(`${count} executions on a worker`, async () =>
		worker.begun().length >= count ? true : undefined,
	);
}
