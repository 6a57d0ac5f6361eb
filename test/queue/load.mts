import { SEEDED, type Sandbox } from '../../sandbox/index.mts';
import type { Execution, N8nApi, SavedWorkflow } from '../../tools/n8n/api.mts';
import { retried } from '../../tools/n8n/retried.mts';
import { saveAccounts, toNode } from '../e2e/support/workflows.mts';

const PATH = 'message-tracker-queue';
const AT_ONCE = 20;
const RUNNING = new Set(['new', 'running', 'waiting']);

/** Saves and publishes a workflow that a webhook starts: the messages of a phone, and the status of one. */
export async function saveWorkflow(api: N8nApi, sandbox: Sandbox): Promise<SavedWorkflow> {
	const { wamm } = await saveAccounts(api, sandbox);
	const webhook = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		version: 2,
		parameters: { path: PATH, httpMethod: 'POST', options: {} },
	};
	const read = {
		name: 'Read',
		type: 'getMessagesByPhone',
		parameters: {
			provider: 'wamm',
			phone: SEEDED.contacts.lucia.whatsAppDigits,
			limit: 1,
			options: { direction: 'outbound' },
		},
		credential: wamm,
	};
	const status = {
		name: 'Status',
		type: 'getMessageStatus',
		parameters: { provider: 'wamm', messageId: '={{ $json.messageId }}' },
		credential: wamm,
	};
	const workflow = await api.createWorkflow({
		name: 'Queue',
		nodes: [
			{ ...toNode(webhook, [0, 0]), webhookId: PATH },
			toNode(read, [220, 0]),
			toNode(status, [440, 0]),
		],
		connections: {
			Webhook: { main: [[{ node: 'Read', type: 'main', index: 0 }]] },
			Read: { main: [[{ node: 'Status', type: 'main', index: 0 }]] },
		},
		settings: { saveDataSuccessExecution: 'all' },
	});
	await api.activate(workflow);
	return workflow;
}

/** Starts so many executions, a few at a time. */
export async function startExecutions(api: N8nApi, count: number): Promise<void> {
	let left = count;
	const one = async () => {
		while (left > 0) {
			left -= 1;
			const response = await fetch(`${api.url}/webhook/${PATH}`, { method: 'POST' });
			await response.body?.cancel();
			if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** The executions once so many are there and none is under way. */
export async function settled(
	api: N8nApi,
	workflow: SavedWorkflow,
	count: number,
): Promise<Execution[]> {
	return await retried(
		`${count} executions to end`,
		async () => {
			const all = await api.allExecutions(workflow.id);
			const isDone = all.length >= count && !all.some(({ status }) => RUNNING.has(status));
			if (!isDone) await new Promise((resolve) => setTimeout(resolve, 1_000));
			return isDone ? all : undefined;
		},
		180_000,
	);
}
