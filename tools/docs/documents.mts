import { providers } from '../../adapters/index.ts';
import { EXAMPLE_FILES } from '../examples/index.mts';
import { type Blocks, filled } from './blocks.mts';
import { brandedFiles } from './brands.mts';
import { capabilities } from './capabilities.mts';
import { categoryTable } from './categories.mts';
import { credentialFields, credentialTest, loadCredential } from './credentials.mts';
import { hintList } from './hints.mts';
import { itemTable } from './item.mts';
import { answerMessages, statusMessages, transportMessages } from './messages/any.mts';
import { providerMessages } from './messages/providers.mts';
import { sendingMessages } from './messages/sending.mts';
import { triggerMessages } from './messages/triggers.mts';
import { phoneMessages, valueMessages } from './messages/values.mts';
import { actions, nodes } from './nodes.mts';
import { hiddenFromAgents, optionTable, parameterTable } from './nodeFields.mts';
import { nodePage, providerPage } from './paths.mts';
import { reasonTable, statusTable } from './statuses.mts';

type Pages = Readonly<Record<string, Blocks>>;

const nodePages: Pages = Object.fromEntries(
	nodes.map((node) => [
		nodePage(node),
		{ parameters: () => parameterTable(node), options: () => optionTable(node) },
	]),
);
const providerPages: Pages = Object.fromEntries(
	providers.map(({ id, credentialType }) => [
		providerPage(id),
		{
			fields: async () => credentialFields(await loadCredential(credentialType)),
			test: async () => credentialTest(await loadCredential(credentialType)),
		},
	]),
);

/** The documents with parts that are written from the code, by path. */
const DOCUMENTS: Pages = {
	'README.md': { capabilities },
	...nodePages,
	...providerPages,
	'docs/item.md': { item: itemTable, statuses: statusTable, reasons: reasonTable },
	'docs/errors.md': {
		categories: categoryTable,
		providers: providerMessages,
		sending: sendingMessages,
		triggers: triggerMessages,
		http: statusMessages,
		transport: transportMessages,
		answers: answerMessages,
		phones: phoneMessages,
		values: valueMessages,
		hints: hintList,
	},
	'docs/ai-agents.md': { agents: () => hiddenFromAgents(actions) },
};

/** All files that are written in part, each with how: documents between their marks, brands in nodes, and examples. */
export const WRITTEN: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
	...Object.fromEntries(
		Object.entries(DOCUMENTS).map(([path, blocks]) => [
			path,
			async (text: string) => await filled(text, blocks),
		]),
	),
	...Object.assign({}, ...nodes.map(brandedFiles)),
	...EXAMPLE_FILES,
};
