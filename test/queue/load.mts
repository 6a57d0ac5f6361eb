import { SEEDED, type Sandbox } from '../../sandbox/index.mts';
import type { N8nApi } from '../../tools/n8n/api.mts';
import { retried } from '../../tools/n8n/retried.mts';
import { saveAccounts, toNode } from '../e2e/support/workflows.mts';
import type { Postgres } from './services.mts';

const PATH = 'message-tracker-queue';
const AT_ONCE = 20;
const RUNNING = new Set(['new', 'running', 'waiting']);

/** What the workflow is called that n8n starts when an execution of the other one fails. */
export const ALARM = 'Alarm';

/**
 * Saves and publishes a workflow that a webhook starts: the messages of a phone, and the status of one. What fails in
 * it starts another.
 */
export async function saveWorkflow(api: N8nApi, sandbox: Sandbox): Promise<void> {
	const alarm = await api.createWorkflow({
		name: ALARM,
		nodes: [toNode({ name: 'Failed', type: 'n8n-nodes-base.errorTrigger' }, [0, 0])],
		connections: {},
	});
	await api.activate(alarm);
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
		settings: { errorWorkflow: alarm.id },
	});
	await api.activate(workflow);
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

/** An execution as the database has it. */
export interface Row {
	readonly id: string;
	readonly status: string;
	readonly workflow: string;
}

/** The executions, by what the database says, once so many are there and none is under way. */
export async function settled(postgres: Postgres, count: number): Promise<Row[]> {
	let rows: Row[] = [];
	const look = async () => {
		rows = postgres
			.query(
				'SELECT e.id, e.status, w.name FROM execution_entity e JOIN workflow_entity w ON w.id = e."workflowId" ORDER BY e.id',
			)
			.map(([id = '', status = '', workflow = '']) => ({ id, status, workflow }));
		const isDone = rows.length >= count && !rows.some(({ status }) => RUNNING.has(status));
		return isDone ? rows : undefined;
	};
	return await retried(`${count} executions to end`, look, 180_000).catch((error: unknown) => {
		throw new Error(`So far: ${JSON.stringify(countOf(rows))}`, { cause: error });
	});
}

/** How many have which status. */
export function countOf(rows: readonly Row[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}
