import { providers } from '../../adapters/index.ts';
import { GetMessagesByPhone } from '../../nodes/GetMessagesByPhone/GetMessagesByPhone.node.ts';
import { GetMessageStatus } from '../../nodes/GetMessageStatus/GetMessageStatus.node.ts';
import { ListAllMessages } from '../../nodes/ListAllMessages/ListAllMessages.node.ts';
import { MessagePollingTrigger } from '../../nodes/MessagePollingTrigger/MessagePollingTrigger.node.ts';
import { MessageTrigger } from '../../nodes/MessageTrigger/MessageTrigger.node.ts';
import { type Blocks, filled } from './blocks.mts';
import { brandedFiles } from './brands.mts';
import { capabilities } from './capabilities.mts';
import { categoryTable } from './categories.mts';
import { credentialFields, credentialTest, loadCredential } from './credentials.mts';
import { hintList } from './hints.mts';
import { itemTable } from './item.mts';
import { answerMessages, statusMessages, transportMessages } from './messages/any.mts';
import { triggerMessages } from './messages/triggers.mts';
import { phoneMessages, valueMessages } from './messages/values.mts';
import { hiddenFromAgents, optionTable, parameterTable, sharedOptions } from './nodeFields.mts';
import { docsOf } from './providers.mts';
import { reasonTable, statusTable } from './statuses.mts';

const byPhone = new GetMessagesByPhone().description;
const status = new GetMessageStatus().description;
const all = new ListAllMessages().description;
const actions = [byPhone, status, all];
const byWebhook = new MessageTrigger().description;
const byPolling = new MessagePollingTrigger().description;
const triggers = [byWebhook, byPolling];

const parameterBlocks: Blocks = Object.fromEntries(
	[...actions, ...triggers].map((node) => [`parameters:${node.name}`, () => parameterTable(node)]),
);
const credentialBlocks: Blocks = Object.fromEntries(
	providers.flatMap(({ credentialType }) => [
		[
			`fields:${credentialType}`,
			async () => credentialFields(await loadCredential(credentialType)),
		],
		[`test:${credentialType}`, async () => credentialTest(await loadCredential(credentialType))],
	]),
);
const messageBlocks: Blocks = Object.fromEntries(
	providers.map(({ id }) => [id, async () => await (await docsOf(id)).messages()]),
);

/** The documents with parts that are written from the code, by path. */
const DOCUMENTS: Readonly<Record<string, Blocks>> = {
	'README.md': {
		capabilities,
		...credentialBlocks,
		...parameterBlocks,
		'options:reading': () => sharedOptions(byPhone, [all]),
		'options:getMessageStatus': () => optionTable(status),
		'options:messageTrigger': () => optionTable(byWebhook),
		'options:messagePollingTrigger': () => optionTable(byPolling),
		item: itemTable,
		statuses: statusTable,
		reasons: reasonTable,
		categories: categoryTable,
		agents: () => hiddenFromAgents(actions),
	},
	'docs/messages.md': {
		...messageBlocks,
		triggers: triggerMessages,
		http: statusMessages,
		transport: transportMessages,
		answers: answerMessages,
		phones: phoneMessages,
		values: valueMessages,
		hints: hintList,
	},
};

/** All files that are written in part, each with how: documents between their marks, and the brands in nodes. */
export const WRITTEN: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
	...Object.fromEntries(
		Object.entries(DOCUMENTS).map(([path, blocks]) => [
			path,
			async (text: string) => await filled(text, blocks),
		]),
	),
	...Object.assign({}, ...[...actions, ...triggers].map(brandedFiles)),
};
