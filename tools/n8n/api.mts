import { parse } from 'flatted';
import type { IDataObject, IRunExecutionData } from 'n8n-workflow';
import { retried } from './retried.mts';

/** The owner of every n8n that is started here; it listens on loopback only. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olga',
	lastName: 'Owner',
	password: 'Sandbox-2026',
} as const;

/** A workflow as n8n saves it; what is left out gets n8n's default. */
export interface WorkflowDraft {
	readonly name: string;
	readonly nodes: ReadonlyArray<IDataObject>;
	readonly connections: IDataObject;
	readonly settings?: IDataObject;
	readonly [field: string]: unknown;
}

export interface SavedWorkflow extends WorkflowDraft {
	readonly id: string;
	readonly versionId: string;
}

export interface Execution {
	readonly id: string;
	readonly status: string;
	readonly mode: string;
	readonly workflowId: string;
	/** Absent in lists. */
	readonly data?: IRunExecutionData;
}

interface ExecutionList {
	readonly results: Execution[];
	/** Of all, also beyond the limit. */
	readonly count: number;
}

export interface SavedCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
}

interface Publication {
	readonly status: string;
	readonly triggers: ReadonlyArray<{ readonly errorMessage: string | null }>;
}

const ENDED = new Set(['success', 'error', 'crashed', 'canceled']);

/** n8n's REST interface, as its own editor uses it, logged in as the owner. */
export class N8nApi {
	#cookie = '';

	constructor(readonly url: string) {}

	/** A request with the login; the caller handles the status. */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		// n8n closes what was idle for a while, be it at the moment of the next request.
		const own = { cookie: this.#cookie, connection: 'close' };
		const headers = { ...(init.headers as Record<string, string>), ...own };
		return await fetch(`${this.url}${path}`, { ...init, headers });
	}

	/** Sends JSON to `/rest<path>`, and gives the `data` of the answer. */
	async request<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await this.fetch(`/rest${path}`, {
			method,
			...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		const setCookie = response.headers.getSetCookie();
		if (setCookie.length > 0) {
			this.#cookie = setCookie.map((cookie) => cookie.split(';')[0]).join('; ');
		}
		return (JSON.parse(text || '{}') as { data: T }).data;
	}

	/** Logs in, making the owner first where the n8n is new. */
	async login(): Promise<void> {
		const { email, password } = OWNER;
		const setUp = await this.fetch('/rest/owner/setup', {
			method: 'POST',
			body: JSON.stringify(OWNER),
			headers: { 'content-type': 'application/json' },
		});
		await setUp.body?.cancel();
		await this.request('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(
		type: string,
		data: IDataObject,
		name = `${type} account`,
	): Promise<SavedCredential> {
		return await this.request('POST', '/credentials', { name, type, data });
	}

	async createWorkflow(draft: WorkflowDraft): Promise<SavedWorkflow> {
		const settings = { executionOrder: 'v1', ...draft.settings };
		return await this.request('POST', '/workflows', { ...draft, settings });
	}

	/** Publishes a workflow and waits until its triggers work; throws what a trigger throws. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
		const { status, triggers } = await this.#published(id);
		if (status === 'published') return;
		const reasons = triggers.flatMap(({ errorMessage }) => errorMessage ?? []);
		throw new Error(`The workflow is ${status}: ${reasons.join('; ')}`);
	}

	/** Unpublishes a workflow and waits until its triggers are gone. */
	async deactivate({ id }: Pick<SavedWorkflow, 'id'>): Promise<void> {
		await this.request('POST', `/workflows/${id}/deactivate`, {});
		await this.#published(id);
	}

	/** How publishing ended; n8n does it in the background. */
	async #published(id: string): Promise<Publication> {
		return await retried(`publishing workflow ${id}`, async () => {
			const found = await this.request<Publication>('GET', `/workflows/${id}/publication-status`);
			return found.status === 'in_progress' ? undefined : found;
		});
	}

	/** Archives and deletes. */
	async deleteWorkflow({ id }: Pick<SavedWorkflow, 'id'>): Promise<void> {
		await this.request('POST', `/workflows/${id}/archive`, {});
		await this.request('DELETE', `/workflows/${id}`);
	}

	/** Runs a workflow by hand from a trigger; gives the id of the execution. */
	async start(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const { executionId } = await this.request<{ executionId: string }>(
			'POST',
			`/workflows/${workflow.id}/run`,
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		return executionId;
	}

	/** The same, once it has ended. */
	async run(workflow: SavedWorkflow, trigger: string): Promise<Execution> {
		return await this.ended(await this.start(workflow, trigger));
	}

	/** n8n's own Retry of a failed execution, waited for to its end. */
	async retry({ id, workflowId }: Execution): Promise<Execution> {
		const known = new Set((await this.executions(workflowId)).map((each) => each.id));
		await this.request('POST', `/executions/${id}/retry`, { loadWorkflow: false });
		const fresh = (await this.executions(workflowId)).find((each) => !known.has(each.id));
		if (!fresh) throw new Error(`Execution ${id} was not retried`);
		return await this.ended(fresh.id);
	}

	/** The newest executions, of one workflow if it is given, without their data. */
	async executions(workflowId?: string): Promise<Execution[]> {
		return (await this.#list(100, workflowId)).results;
	}

	/** How many executions there are, of one workflow if it is given. */
	async countExecutions(workflowId?: string): Promise<number> {
		return (await this.#list(1, workflowId)).count;
	}

	async #list(limit: number, workflowId?: string): Promise<ExecutionList> {
		const filter = encodeURIComponent(JSON.stringify(workflowId ? { workflowId } : {}));
		return await this.request('GET', `/executions?limit=${limit}&filter=${filter}`);
	}

	async execution(id: string): Promise<Execution> {
		const found = await this.request<Execution & { data: string }>('GET', `/executions/${id}`);
		return { ...found, data: parse(found.data) as IRunExecutionData };
	}

	/** The execution once it has ended. */
	async ended(id: string): Promise<Execution> {
		return await retried(`execution ${id}`, async () => {
			const execution = await this.execution(id);
			return ENDED.has(execution.status) ? execution : undefined;
		});
	}
}

/** The rows that a node of an execution put out by one of its outputs. */
export function rowsOf({ data }: Execution, node: string, output = 0): IDataObject[] {
	const [run] = data?.resultData.runData[node] ?? [];
	return (run?.data?.main?.[output] ?? []).map(({ json }) => json);
}
