import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { ProviderCapabilities } from '../../adapters';
import { accountPhoneProperties } from '../shared/properties/account';
import { eventsProperty, statusesProperty } from '../shared/properties/events';
import { overdueProperty, pollingCreditsNotice, pollingOptions } from './properties/polling';
import {
	credentialsOf,
	providerIdsWhere,
	providerProperty,
	subtitleOf,
} from '../shared/properties/provider';
import { describeReading } from '../shared/properties/limit';
import { triggerPanel } from '../shared/properties/triggerPanel';
import { searchOwnNumbers } from '../shared/searchOwnNumbers';
import { runPoll } from './poll';

const offers = ({ all }: ProviderCapabilities) => all !== undefined;
const showsStatus = ({ all }: ProviderCapabilities) => all?.includesStatus === true;
const showsNoStatus = ({ all }: ProviderCapabilities) => all?.includesStatus === false;

/** Lists don't tell what the API sent from the rest. */
const SENT = 'You wrote to a contact, by whatever means';

/** Starts a workflow for what turns up between two polls of the provider. */
export class MessagePollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Message Polling Trigger',
		name: 'messagePollingTrigger',
		icon: {
			light: 'file:../../icons/messagePollingTrigger.svg',
			dark: 'file:../../icons/messagePollingTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: subtitleOf(offers),
		description:
			'WAMM.chat, 2Chat, WhatsApp API, Evolution API, WAHA and Twilio: polls regularly for new WhatsApp, SMS or Telegram messages, changed and overdue statuses; for an n8n that webhooks can’t reach',
		defaults: { name: 'Message Polling Trigger' },
		triggerPanel: triggerPanel({
			header: 'Look for messages and statuses',
			test: 'click Fetch Test Event to see the newest few (five at most). That changes nothing.',
			published:
				'n8n then polls at the Poll Times and starts an execution when there is something new.',
		}),
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: credentialsOf(offers),
		properties: [
			providerProperty(offers, (capabilities) => describeReading(capabilities.all, capabilities)),
			...pollingCreditsNotice(offers),
			...accountPhoneProperties(offers),
			eventsProperty(
				showsStatus,
				['messageReceived', 'messageSent', 'statusChanged', 'statusOverdue'],
				SENT,
			),
			eventsProperty(showsNoStatus, ['messageReceived', 'messageSent'], SENT),
			statusesProperty(providerIdsWhere(showsStatus)),
			overdueProperty(showsStatus),
			pollingOptions(),
		],
	};

	methods = { listSearch: { searchAccounts: searchOwnNumbers } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await runPoll(this);
	}
}
