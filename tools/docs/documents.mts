import { SelfHostedWhatsAppApi } from '../../credentials/SelfHostedWhatsAppApi.credentials.ts';
import { TwoChatMessagingApi } from '../../credentials/TwoChatMessagingApi.credentials.ts';
import { WammChatApi } from '../../credentials/WammChatApi.credentials.ts';
import { GetMessagesByPhone } from '../../nodes/GetMessagesByPhone/GetMessagesByPhone.node.ts';
import { GetMessageStatus } from '../../nodes/GetMessageStatus/GetMessageStatus.node.ts';
import { ListAllMessages } from '../../nodes/ListAllMessages/ListAllMessages.node.ts';
import { MessagePollingTrigger } from '../../nodes/MessagePollingTrigger/MessagePollingTrigger.node.ts';
import { MessageTrigger } from '../../nodes/MessageTrigger/MessageTrigger.node.ts';
import type { Blocks } from './blocks.mts';
import { capabilities } from './capabilities.mts';
import { categoryTable } from './categories.mts';
import { credentialFields, credentialTest } from './credentials.mts';
import { hintList } from './hints.mts';
import { itemTable } from './item.mts';
import { answerMessages, statusMessages, transportMessages } from './messages/any.mts';
import { triggerMessages } from './messages/triggers.mts';
import { twoChatMessages } from './messages/twoChat.mts';
import { phoneMessages, valueMessages } from './messages/values.mts';
import { wammMessages } from './messages/wamm.mts';
import { whatsappApiMessages } from './messages/whatsappApi.mts';
import { hiddenFromAgents, optionTable, parameterTable, sharedOptions } from './nodeFields.mts';
import { reasonTable, statusTable } from './statuses.mts';

const byPhone = new GetMessagesByPhone().description;
const status = new GetMessageStatus().description;
const all = new ListAllMessages().description;
const actions = [byPhone, status, all];
const byWebhook = new MessageTrigger().description;
const byPolling = new MessagePollingTrigger().description;
const triggers = [byWebhook, byPolling];
const credentials = [new WammChatApi(), new TwoChatMessagingApi(), new SelfHostedWhatsAppApi()];

const parameterBlocks: Blocks = Object.fromEntries(
	[...actions, ...triggers].map((node) => [`parameters:${node.name}`, () => parameterTable(node)]),
);
const credentialBlocks: Blocks = Object.fromEntries(
	credentials.flatMap((credential) => [
		[`fields:${credential.name}`, () => credentialFields(credential)],
		[`test:${credential.name}`, () => credentialTest(credential)],
	]),
);

/** The documents with parts that are written from the code, by path. */
export const DOCUMENTS: Readonly<Record<string, Blocks>> = {
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
		wamm: wammMessages,
		twoChat: twoChatMessages,
		whatsappApi: whatsappApiMessages,
		triggers: triggerMessages,
		http: statusMessages,
		transport: transportMessages,
		answers: answerMessages,
		phones: phoneMessages,
		values: valueMessages,
		hints: hintList,
	},
};
