import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { accountPhoneProperties, phoneProperty } from '../shared/properties/account';
import {
	creditsNotice,
	credentialsOf,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';
import { runSend } from './run';
import { sendOptions, supportsSending } from './properties/options';

/** Sends a message, and hands on its ID. */
export class SendMessage implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send Message',
		name: 'sendMessage',
		icon: {
			light: 'file:../../icons/sendMessage.svg',
			dark: 'file:../../icons/sendMessage.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(supportsSending, 'phone'),
		description:
			'WAMM.chat, 2Chat, WhatsApp API, Evolution API, WAHA and Twilio: send a WhatsApp, SMS or Telegram message and get its ID to follow the delivery',
		defaults: { name: 'Send Message' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(supportsSending),
		properties: [
			providerProperty(supportsSending, ({ statusBy }) =>
				statusBy
					? 'Its status can be looked up afterwards'
					: 'It tells no delivery status afterwards',
			),
			...creditsNotice(supportsSending),
			...accountPhoneProperties(supportsSending, {}, 'to send from the Sender of the credential'),
			phoneProperty(
				'Phone of the contact with its country code, in any spelling. The chatId of a direct chat works too, and on Telegram and MAX channels a chat ID or nickname.',
			),
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				typeOptions: { rows: 4 },
				default: '',
				placeholder: 'Hello! Your order is on its way.',
				description: 'What is sent; it may be empty beside a Media URL',
			},
			sendOptions(),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runSend(this);
	}
}
