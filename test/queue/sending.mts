import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { retried as until } from '../../tools/n8n/retried.mts';
import { saveAccounts, toNode } from '../e2e/support/workflows.mts';
import { messagesTo } from '../e2e/sending/workflows.mts';
import type { Cluster } from './cluster.mts';
import { type Row, settled } from './load.mts';

const LATENCY_MS = 150;
/** Before n8n has noticed that a worker is gone, and might have started its execution again. */
const NOTICED_MS = 15_000;
const MESSAGES = messagesTo(Array<string>(30).fill('0100'));
const TEXTS = MESSAGES.map(({ text }) => text);
const ONCE = { sendOncePerKey: '={{ $json.order }}' };

/** Publishes a workflow that sends the list of its webhook's call; gives a function that makes that call. */
async function saveSender(
	{ api, sandbox }: Cluster,
	path: string,
	options: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
	const { wamm } = await saveAccounts(api, sandbox);
	const steps = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			version: 2,
			parameters: { path, httpMethod: 'POST', options: {} },
		},
		{
			name: 'Each',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.messages', options: {} },
		},
		{
			name: 'Send',
			type: 'sendMessage',
			parameters: {
				provider: 'wamm',
				phone: '={{ $json.phone }}',
				text: '={{ $json.text }}',
				options: { pauseSeconds: 0, ...options },
			},
			credential: wamm,
		},
	];
	const link = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const nodes = steps.map((step, index) => ({
		...toNode(step, [index * 220, 0]),
		...(index === 0 && { webhookId: path }),
	}));
	const connections = { Webhook: link('Each'), Each: link('Send') };
	await api.activate(await api.createWorkflow({ name: path, nodes, connections }));
	return async () => {
		const response = await fetch(`${api.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ messages: MESSAGES }),
		});
		if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
	};
}

/** What the provider has taken: the texts in that order, and how many of them more than once. */
function takenBy({ sandbox }: Cluster) {
	const texts = sandbox.wamm.outbox.messages.map(({ text }) => text ?? '');
	return { texts, twice: texts.length - new Set(texts).size };
}

async function taken(cluster: Cluster, count: number): Promise<void> {
	await until(`${count} messages`, async () =>
		takenBy(cluster).texts.length >= count ? true : undefined,
	);
}

/** Starts an execution on a worker of its own, which dies when a third of the messages is out. */
async function dieInTheMiddle(cluster: Cluster, call: () => Promise<void>): Promise<Row> {
	const { postgres, sandbox } = cluster;
	sandbox.wamm.outbox.clear();
	const before = await settled(postgres, 0);
	const worker = await cluster.startWorker();
	await call();
	await taken(cluster, TEXTS.length / 3);
	worker.kill();
	const survivor = await cluster.startWorker();
	await sleep(NOTICED_MS);
	const [crashed, ...others] = (await settled(postgres, before.length + 1)).slice(before.length);
	deepEqual([crashed?.status, others.length], ['error', 0]);
	equal(survivor.begun().length, 0, 'n8n does not start it again');
	await survivor.stop();
	if (!crashed) throw new Error('no execution');
	return crashed;
}

/** n8n knows nothing of what a dead worker has sent, and sends nothing of it again by itself. */
async function checkDeath(cluster: Cluster): Promise<void> {
	const { api } = cluster;
	const send = await saveSender(cluster, 'send', {});
	const { id } = await dieInTheMiddle(cluster, send);
	const { texts, twice } = takenBy(cluster);
	console.log(`a worker died while it sent: ${texts.length} of ${TEXTS.length} messages are out`);
	deepEqual([texts, twice], [TEXTS.slice(0, texts.length), 0]);
	const crashed = await api.execution(id);
	deepEqual(Object.keys(crashed.data?.resultData.runData ?? {}), [], 'n8n has no record of it');
	const worker = await cluster.startWorker();
	const { status } = await api.retry(crashed);
	deepEqual([status, takenBy(cluster).texts.length], ['error', texts.length], 'nor can retry it');
	await worker.stop();
}

/** The keys outlive a worker: sending the list again sends the rest. */
async function checkKeys(cluster: Cluster): Promise<void> {
	const once = await saveSender(cluster, 'send-once', ONCE);
	await dieInTheMiddle(cluster, once);
	const before = takenBy(cluster).texts.length;
	const executions = (await settled(cluster.postgres, 0)).length;
	const worker = await cluster.startWorker();
	await once();
	await settled(cluster.postgres, executions + 1);
	const { texts, twice } = takenBy(cluster);
	console.log(`run again with Send Once per Key: ${before} before, ${texts.length} now`);
	equal(twice, 0, 'none twice');
	ok(texts.length >= TEXTS.length - 1, 'but for the one that was on its way, all are out');
	await worker.stop();
}

/** Executions at the same time may find a key new; later ones don't. */
async function checkOverlap(cluster: Cluster): Promise<void> {
	const { postgres, sandbox } = cluster;
	sandbox.wamm.outbox.clear();
	const workers = [await cluster.startWorker(), await cluster.startWorker()];
	const overlapping = await saveSender(cluster, 'overlapping', ONCE);
	const before = (await settled(postgres, 0)).length;
	await Promise.all([overlapping(), overlapping(), overlapping(), overlapping()]);
	await settled(postgres, before + 4);
	const { texts, twice } = takenBy(cluster);
	const shares = workers.map((worker) => worker.begun().length).join(' and ');
	console.log(`4 executions at once, by worker ${shares}: ${twice} messages more than once`);
	deepEqual(new Set(texts), new Set(TEXTS));
	await overlapping();
	await settled(postgres, before + 5);
	equal(takenBy(cluster).texts.length, texts.length, 'afterwards nothing is sent again');
}

/** What is known of messages when the worker that sends them dies, and what Send Once per Key prevents. */
export async function checkSending(cluster: Cluster): Promise<void> {
	cluster.sandbox.wamm.faults.add({ fault: { kind: 'latency', ms: LATENCY_MS } });
	await checkDeath(cluster);
	await checkKeys(cluster);
	await checkOverlap(cluster);
}
