import { createRequire } from 'node:module';
import type { IDataObject, INodeType } from 'n8n-workflow';
import type { StoredCredential } from '../../test/support/engine/credentials.mts';
import { runWorkflow, type WorkflowSpec } from '../../test/support/engine/engine.mts';
import type { Job, ListTask, StatusTask } from '../protocol.mts';
import { helperNode } from './helperNode.mts';

const NAME = 'Node';

interface Outcome {
	readonly rows: readonly IDataObject[];
	/** Keeps what n8n keeps of the run in memory. */
	readonly held: unknown;
}

function credentialsOf({ baseUrls }: Job, task: Job['task']): Record<string, StoredCredential> {
	const ignoreSslIssues = true;
	if (task.kind === 'list') {
		const data = { apiKey: task.apiKey, baseUrl: baseUrls.twoChat, ignoreSslIssues };
		return { account: { type: 'twoChatMessagingApi', data } };
	}
	// One credential for all accounts only works with an expression, which n8n evaluates for each row.
	const [token = '', ...others] = new Set(task.rows.map((row) => row.token));
	const own = others.length > 0 ? '={{ $json.token }}' : token;
	const data = { token: own, baseUrl: baseUrls.wamm, ignoreSslIssues };
	return { account: { type: 'wammChatApi', data } };
}

function ourNode(job: Job, task: StatusTask | ListTask): WorkflowSpec {
	const isList = task.kind === 'list';
	const credentials = credentialsOf(job, task);
	return {
		nodes: [
			{
				name: NAME,
				type: isList ? 'listAllMessages' : 'getMessageStatus',
				onError: 'continueRegularOutput',
				parameters: isList
					? {
							provider: 'twoChat',
							returnAll: true,
							accountPhone: { __rl: true, mode: 'phone', value: task.phone },
							options: { maxPages: task.pages },
						}
					: {
							provider: 'wamm',
							messageId: '={{ $json.messageId }}',
							options: {
								combineLookups: task.combines,
								...(task.concurrency !== null && { concurrency: task.concurrency }),
							},
						},
				credentials: { [isList ? 'twoChatMessagingApi' : 'wammChatApi']: 'account' },
			},
		],
		credentials,
		inputItems: isList ? [{}] : task.rows.map((row) => ({ ...row })),
		packageFolder: job.packageFolder,
	};
}

function urlOf({ baseUrls }: Job, { token, messageId }: StatusTask['rows'][number]): string {
	return `${baseUrls.wamm}/msg_state/${encodeURIComponent(token)}/?msg_id=${messageId}`;
}

function foreign(job: Job, type: string, node: INodeType, version: number) {
	const { task } = job;
	const options = { allowUnauthorizedCerts: true };
	const spec: WorkflowSpec = {
		nodes: [
			{
				name: NAME,
				type,
				typeVersion: version,
				onError: 'continueRegularOutput',
				parameters: { method: 'GET', url: '={{ $json.url }}', options },
			},
		],
		inputItems: task.kind === 'list' ? [{}] : task.rows.map((row) => ({ url: urlOf(job, row) })),
		standIns: { [type]: node },
		packageFolder: job.packageFolder,
	};
	return spec;
}

function httpRequestNode(): INodeType {
	const file = process.env.HTTP_REQUEST_NODE ?? '';
	const { HttpRequest } = createRequire(import.meta.url)(file) as {
		HttpRequest: new () => INodeType;
	};
	return new HttpRequest();
}

function workflowOf(job: Job): WorkflowSpec {
	const { task } = job;
	if (job.subject === 'helper') return foreign(job, 'bench.helper', helperNode(job), 1);
	if (job.subject === 'node' || task.kind === 'list') return ourNode(job, task);
	return foreign(job, 'n8n-nodes-base.httpRequest', httpRequestNode(), 4.2);
}

/** Runs a node in n8n's engine. */
export function createEngineRun(job: Job): () => Promise<Outcome> {
	const workflow = workflowOf(job);
	return async () => {
		const run = await runWorkflow(workflow);
		if (run.error) throw run.error;
		return { rows: run.json(NAME), held: run };
	};
}
