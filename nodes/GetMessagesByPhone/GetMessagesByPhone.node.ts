import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { ProviderCapabilities } from '../../adapters';
import { runMessages } from '../shared/messages';
import { accountPhoneProperties, phoneProperty } from '../shared/properties/account';
import { messageOptions } from '../shared/properties/messageOptions';
import { defaultCountry } from '../shared/properties/options';
import {
	creditsNotice,
	credentialsOf,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { limitProperties, describeReading, toolDescription } from '../shared/properties/limit';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';

const readingOf = ({ conversation }: ProviderCapabilities) => conversation;
const offers = (capabilities: ProviderCapabilities) => readingOf(capabilities) !== undefined;

const DESCRIPTION =
	'WAMM.chat, 2Chat, WhatsApp API, Evolution API, WAHA and Twilio: read the WhatsApp, SMS or Telegram messages with one phone';

/** Reads the messages with one contact. */
export class GetMessagesByPhone implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Get Messages by Phone',
		name: 'getMessagesByPhone',
		icon: {
			light: 'file:../../icons/getMessagesByPhone.svg',
			dark: 'file:../../icons/getMessagesByPhone.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(offers, 'phone'),
		description: DESCRIPTION,
		defaults: { name: 'Get Messages by Phone' },
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
			phoneProperty(
				'Phone of the contact with its country code, in any spelling. The chatId of a direct chat works too, and on Telegram and MAX channels a chat ID or nickname.',
			),
			...limitProperties(readingOf),
			messageOptions(readingOf, [defaultCountry()]),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runMessages(this, readingOf, true);
	}
}
