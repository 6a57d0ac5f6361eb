import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { findProvider, providers } from '../../adapters/index.ts';
import type { N8nApi, SavedWorkflow, WorkflowDraft } from '../n8n/api.mts';
import type { Credentials } from './credentials.mts';

const FOLDER = 'examples';
const OURS = /^n8n-nodes-message-tracker\./;

/** Saved example workflows by file. */
export type Examples = ReadonlyMap<string, SavedWorkflow>;

/** Saves the example workflows that aren't there yet, with our credentials in them; gives all. */
export async function bringExamples(api: N8nApi, credentials: Credentials): Promise<Examples> {
	const known = await api.request<SavedWorkflow[]>('GET', '/workflows');
	const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
	const saved = new Map<string, SavedWorkflow>();
	for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
		const draft = exampleWith(credentials, file);
		const earlier = known.find(({ name }) => name === draft.name);
		const workflow = earlier
			? await api.request<SavedWorkflow>('GET', `/workflows/${earlier.id}`)
			: await api.createWorkflow(draft);
		saved.set(file, workflow);
	}
	return saved;
}

/** An example, to save, with these credentials in the nodes of ours. */
export function exampleWith(credentials: Credentials, file: string): WorkflowDraft {
	const text = readFileSync(join(FOLDER, file), 'utf8');
	const { name, nodes, connections, settings = {} } = JSON.parse(text) as WorkflowDraft;
	const own = nodes.map((node) => withCredential(node, credentials));
	return { name, nodes: own, connections, settings };
}

/** A node of ours with the sandbox's credential of its provider; other nodes as they are. */
function withCredential(node: IDataObject, credentials: Credentials): IDataObject {
	if (!OURS.test(String(node.type))) return node;
	const { provider = providers[0]?.id } = (node.parameters ?? {}) as IDataObject;
	const type = findProvider(String(provider))?.credentialType ?? '';
	const saved = credentials.get(type);
	if (!saved) return node;
	return { ...node, credentials: { [type]: { id: saved.id, name: saved.name } } };
}
