import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Cluster, until } from './cluster.mts';
import { ALARM, countOf, saveWorkflow, settled, startExecutions } from './load.mts';
import { CONCURRENCY } from './workers.mts';

const EXECUTIONS = 500;
const CRASHING = 100;
const LATENCY_MS = 200;

/** Executions that read, on two workers, one of which is told to stop, and another of which dies. */
export async function checkReading({
	api,
	sandbox,
	postgres,
	startWorker,
}: Cluster): Promise<void> {
	sandbox.wamm.faults.add({ fault: { kind: 'latency', ms: LATENCY_MS } });
	const first = await startWorker();
	const second = await startWorker();
	await saveWorkflow(api, sandbox);

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
	const third = await startWorker();
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
	await second.stop();
}
