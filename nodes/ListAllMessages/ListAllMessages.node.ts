import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { ProviderCapabilities } from '../../adapters';
import { runMessages } from '../shared/messages';
import { accountPhoneProperties } from '../shared/properties/account';
import { messageOptions } from '../shared/properties/messageOptions';
import {
	creditsNotice,
	credentialsOf,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { limitProperties, describeReading, toolDescription } from '../shared/properties/limit';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';

const readingOf = ({ all }: ProviderCapabilities) => all;
const offers = (capabilities: ProviderCapabilities) => readingOf(capabilities) !== undefined;

const DESCRIPTION =
	'WAMM.chat, 2Chat, WhatsApp API, Evolution API, WAHA and Twilio: list the WhatsApp, SMS or Telegram messages of all chats';

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
		usableAsTool: toolDescription(DESCRIPTION),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(offers),
		properties: [
			providerProperty(offers, (capabilities) =>
				describeReading(readingOf(capabilities), capabilities),
			),
			...creditsNotice(offers),
			...accountPhoneProperties(offers),
			...limitProperties(readingOf),
			messageOptions(readingOf),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runMessages(this, readingOf, false);
	}
}
