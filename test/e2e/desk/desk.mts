import { SEEDED, type Sandbox } from '../../../sandbox/index.mts';
import type { WammMessage } from '../../../sandbox/wamm/message.mts';
import { bringCredentials } from '../../../tools/editor/credentials.mts';
import { exampleWith } from '../../../tools/editor/examples.mts';
import { type TableName, TABLES } from '../../../tools/examples/tables.mts';
import type { N8nApi, SavedWorkflow, WorkflowDraft } from '../../../tools/n8n/api.mts';
import { DataTables, type Row, type SavedRow } from '../../../tools/n8n/dataTables.mts';

/** The example workflows and their tables in a real n8n, on the sandbox. */
export class Desk {
	readonly tables: DataTables;
	readonly #workflows: SavedWorkflow[] = [];

	constructor(
		readonly api: N8nApi,
		readonly sandbox: Sandbox,
	) {
		this.tables = new DataTables(api);
	}

	/** Saves an example as a user would import it, with a credential in each node of ours, and what they changed. */
	async bring(
		file: string,
		change = (draft: WorkflowDraft): WorkflowDraft => draft,
	): Promise<SavedWorkflow> {
		const credentials = await bringCredentials(this.api, this.sandbox);
		const draft = change(exampleWith(credentials, `${file}.json`));
		const saved = await this.api.createWorkflow(draft);
		this.#workflows.push(saved);
		return saved;
	}

	/** Puts rows into a table, which is made where it is missing. */
	async fill(name: TableName, rows: readonly Row[]): Promise<void> {
		await this.tables.add(await this.tables.make(name, TABLES[name]), rows);
	}

	async rows(name: TableName): Promise<SavedRow[]> {
		const table = await this.tables.find(name);
		return table ? await this.tables.rows(table) : [];
	}

	/** Forgets the workflows and all tables of the examples. */
	async clear(): Promise<void> {
		for (const workflow of this.#workflows.splice(0)) {
			await this.api.deactivate(workflow);
			await this.api.deleteWorkflow(workflow);
		}
		for (const name of Object.keys(TABLES)) {
			const table = await this.tables.find(name);
			if (table) await this.tables.remove(table);
		}
	}
}

/** The words of the provider for a status, and what becomes of it. */
export const ENDS = [
	{ state: 'viewed', status: 'read', rank: 5 },
	{ state: 'delivered', status: 'delivered', rank: 4 },
	{ state: 'sent', status: 'sent', rank: 2 },
] as const;

/** A message of ours at WAMM.chat, sent a while ago. */
export function messageOf(id: number, state: string, sentAt: number): WammMessage {
	return {
		id: String(id),
		chat: SEEDED.contacts.maria.whatsAppDigits,
		fromMe: true,
		type: 'textMessage',
		text: `Order ${id}`,
		link: null,
		insertedAt: sentAt,
		states: [{ at: sentAt + 1_000, value: state }],
	};
}

/** Its row before anything is known of it. */
export function rowOf(id: number, sentAt: number): Row {
	return {
		provider: 'wamm',
		messageId: String(id),
		phone: `+${SEEDED.contacts.maria.whatsAppDigits}`,
		name: 'María',
		text: `Order ${id}`,
		sentAt: new Date(sentAt).toISOString(),
		status: null,
		rank: null,
	};
}
