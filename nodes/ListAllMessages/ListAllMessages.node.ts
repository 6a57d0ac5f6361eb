import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { Traits } from '../../adapters';
import { runMessages } from '../shared/messages';
import { accountPhoneProperty } from '../shared/properties/account';
import { messageOptions } from '../shared/properties/messageOptions';
import {
	creditsNotice,
	credentialsOf,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { amountProperties, describeReading, toolReading } from '../shared/properties/limit';
import { searchAccounts } from '../shared/searchOwnNumbers';

const readingOf = ({ all }: Traits) => all;
const offers = (traits: Traits) => readingOf(traits) !== undefined;

const DESCRIPTION =
	'WAMM.chat, 2Chat and WhatsApp API: list the WhatsApp or Telegram messages of all chats';

/** Reads the messages of all chats. */
export class ListAllMessages implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'List All Messages',
		name: 'listAllMessages',
		icon: {
			light: 'file:../../icons/listAllMessages.svg',
			dark: 'file:../../icons/listAllMessages.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(offers),
		description: DESCRIPTION,
		defaults: { name: 'List All Messages' },
		usableAsTool: toolReading(DESCRIPTION),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(offers),
		properties: [
			providerProperty(offers, (traits) => describeReading(readingOf(traits), traits)),
			...creditsNotice(offers),
			accountPhoneProperty(offers),
			...amountProperties(readingOf),
			messageOptions(readingOf),
		],
	};

	methods = { listSearch: { searchAccounts } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runMessages(this, readingOf, false);
	}
}
