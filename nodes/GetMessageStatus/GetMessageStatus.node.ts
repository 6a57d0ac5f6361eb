import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { OUTPUTS_EXPRESSION } from './outputs';
import { messageLocatorProperties, supportsStatus } from './properties/messageLocator';
import { statusOptions } from './properties/options';
import {
	creditsNotice,
	credentialsOf,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';
import { runStatus } from './status';

/** Looks up what became of a message. */
export class GetMessageStatus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Get Message Status',
		name: 'getMessageStatus',
		icon: {
			light: 'file:../../icons/getMessageStatus.svg',
			dark: 'file:../../icons/getMessageStatus.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: subtitleOf(supportsStatus, 'messageId'),
		description:
			'WAMM.chat, 2Chat, Evolution API, WAHA and Twilio: look up the delivery status of a WhatsApp, SMS or Telegram message (sent, delivered, read, failed)',
		defaults: { name: 'Get Message Status' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS_EXPRESSION,
		credentials: credentialsOf(supportsStatus),
		properties: [
			providerProperty(supportsStatus, ({ statusBy }) =>
				statusBy?.[0] === 'messageId'
					? 'By the ID of the message'
					: 'By the ID of the message and its conversation',
			),
			...creditsNotice(supportsStatus),
			...messageLocatorProperties(),
			statusOptions(),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runStatus(this);
	}
}
