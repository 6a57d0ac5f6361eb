import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { ProviderCapabilities } from '../../adapters';
import { accountPhoneProperties } from '../shared/properties/account';
import { eventsProperty } from '../shared/properties/events';
import { credentialsOf, providerProperty, subtitleOf } from '../shared/properties/provider';
import { triggerPanel } from '../shared/properties/triggerPanel';
import {
	testSteps,
	webhookOptions,
	webhookStatusesProperties,
	webhookUrlNotices,
} from './properties/webhook';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';
import { handleWebhook } from './handleWebhook';
import { checkRegistration, register, unregister } from './register';

const offers = ({ webhook }: ProviderCapabilities) => webhook !== undefined;

const SENT =
	'You wrote to a contact on a phone or in the provider’s inbox. Messages sent by API count only with the option Include Messages Sent by API.';

/** Starts a workflow when the provider reports a message or a status. */
export class MessageTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Message Webhook Trigger',
		name: 'messageTrigger',
		icon: {
			light: 'file:../../icons/messageTrigger.svg',
			dark: 'file:../../icons/messageTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(offers),
		description:
			'WAMM.chat, 2Chat, Evolution API, WAHA and Twilio: starts the workflow by webhook when a WhatsApp, SMS or Telegram message arrives, is sent, delivered, read or fails',
		defaults: { name: 'Message Webhook Trigger' },
		triggerPanel: triggerPanel({
			header: 'Start on a message or a status',
			test: testSteps(offers),
			published: 'each event then starts an execution.',
		}),
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(offers),
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'webhook',
			},
		],
		properties: [
			providerProperty(offers, ({ webhook }) =>
				webhook === 'byApi'
					? 'Subscribes automatically'
					: 'You paste the URL of the webhook into its settings',
			),
			...webhookUrlNotices(offers),
			...accountPhoneProperties(offers),
			eventsProperty(offers, ['messageReceived', 'messageSent', 'statusChanged'], SENT),
			...webhookStatusesProperties(offers),
			webhookOptions(),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await checkRegistration(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await register(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await unregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this);
	}
}
