import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { retried } from '../../tools/n8n/retried.mts';
import { saveAccounts, toNode } from '../e2e/support/workflows.mts';
import { lettersTo } from '../e2e/sending/workflows.mts';
import type { Cluster } from './cluster.mts';
import { type Row, settled } from './load.mts';

const LATENCY_MS = 150;
/** Before n8n has noticed that a worker is gone, and might have started its execution again. */
const NOTICED_MS = 15_000;
const LETTERS = lettersTo(Array<string>(30).fill('0100'));
const TEXTS = LETTERS.map(({ text }) => text);

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
			parameters: { fieldToSplitOut: 'body.letters', options: {} },
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
			body: JSON.stringify({ letters: LETTERS }),
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
	await retried(`${count} messages`, async () =>
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

/** What is known of messages when the worker that sends them dies, and what Send Once per Key prevents. */
export async function checkSending(cluster: Cluster): Promise<void> {
	const { postgres, sandbox, api } = cluster;
	sandbox.wamm.faults.add({ fault: { kind: 'latency', ms: LATENCY_MS } });
	const send = await saveSender(cluster, 'send', {});
	const once = await saveSender(cluster, 'send-once', { sendOncePerKey: '={{ $json.order }}' });

	const { id } = await dieInTheMiddle(cluster, send);
	const { texts, twice } = takenBy(cluster);
	console.log(`a worker died while it sent: ${texts.length} of ${TEXTS.length} messages are out`);
	deepEqual([texts, twice], [TEXTS.slice(0, texts.length), 0]);
	const { data } = await api.execution(id);
	console.log(`n8n's record of it: ${JSON.stringify(Object.keys(data?.resultData.runData ?? {}))}`);

	await dieInTheMiddle(cluster, once);
	const out = takenBy(cluster).texts.length;
	const executions = (await settled(postgres, 0)).length;
	const workers = [await cluster.startWorker(), await cluster.startWorker()];
	await once();
	await settled(postgres, executions + 1);
	const after = takenBy(cluster);
	console.log(`run again with Send Once per Key: ${out} before, ${after.texts.length} now`);
	equal(after.twice, 0, 'none twice');
	ok(after.texts.length >= TEXTS.length - 1, 'but for the one that was on its way, all are out');

	sandbox.wamm.outbox.clear();
	const overlapping = await saveSender(cluster, 'overlapping', {
		sendOncePerKey: '={{ $json.order }}',
	});
	await Promise.all([overlapping(), overlapping(), overlapping(), overlapping()]);
	await settled(postgres, executions + 5);
	const both = takenBy(cluster);
	const shares = workers.map((worker) => worker.begun().length).join(' and ');
	console.log(`4 executions at once, by worker ${shares}: ${both.twice} messages more than once`);
	deepEqual(new Set(both.texts), new Set(TEXTS));
	await overlapping();
	await settled(postgres, executions + 6);
	equal(takenBy(cluster).texts.length, both.texts.length, 'afterwards nothing is sent again');
}
