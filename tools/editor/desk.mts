import { type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';
import { PAGE_PATH } from '../examples/deliveryPage.mts';
import { SHOWN } from '../examples/providers.mts';
import { type TableName, TABLES } from '../examples/tables.mts';
import type { SavedWorkflow } from '../n8n/api.mts';
import { DataTables } from '../n8n/dataTables.mts';
import type { RunningN8n } from '../n8n/startN8n.mts';
import { contacts } from './contacts.mts';
import type { Examples } from './examples.mts';

const CONTACTS = 200;
/** Published in this order: whoever listens comes before whoever sends. */
const PUBLISHED = ['delivery-page', 'inbox', 'message-trigger', 'keep-statuses-true'];
const SENDING = 'send-and-follow';
const FIRST_STEP = 'Every Minute';

function example(examples: Examples, name: string): SavedWorkflow {
	const found = examples.get(`${name}.json`);
	if (!found) throw new Error(`There is no example ${name}`);
	return found;
}

/** Where the workflow's trigger waits for webhooks. */
export function webhookUrl(n8nUrl: string, { nodes }: SavedWorkflow): string {
	const { webhookId } = nodes.find(({ type }) => String(type).endsWith('.messageTrigger')) ?? {};
	return `${n8nUrl}/webhook/${String(webhookId)}/webhook`;
}

/** Empties the tables, for the sandbox begins anew too, and puts contacts into theirs. */
async function fillTables(tables: DataTables): Promise<void> {
	for (const [name, columns] of Object.entries(TABLES)) {
		const table = await tables.make(name, columns);
		await tables.clear(table);
		if (name === ('Desk contacts' satisfies TableName)) await tables.add(table, contacts(CONTACTS));
	}
}

/** Lets the delivery desk work on the sandbox: from here on the page moves by itself. Gives its address. */
export async function openDesk(
	{ api, url }: Pick<RunningN8n, 'api' | 'url'>,
	sandbox: Sandbox,
	examples: Examples,
): Promise<string> {
	await fillTables(new DataTables(api));
	const shown = SHOWN as ProviderId;
	const trigger = example(examples, 'message-trigger');
	providerOf(shown).pasteWebhook?.(sandbox[shown], webhookUrl(url, trigger));
	for (const name of [...PUBLISHED, SENDING]) await api.activate(example(examples, name));
	await api.start(example(examples, SENDING), FIRST_STEP);
	return `${url}/webhook/${PAGE_PATH}`;
}
