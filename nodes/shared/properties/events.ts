import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { EventKind, Status } from '../../../adapters';
import { providerIdsWhere, type ProviderFilter, providersWhere } from './provider';

/** What counts as sent: webhooks tell what the API sent from the rest, lists don't. */
const SENT = {
	byWebhook:
		'You wrote to a contact on a phone or in the provider’s inbox. Messages sent by API count only with the option Include Messages Sent by API.',
	byPolling: 'You wrote to a contact, by whatever means',
} as const;

const EVENTS: Readonly<Record<EventKind, INodePropertyOptions>> = {
	messageReceived: {
		name: 'Message Received',
		value: 'messageReceived',
		description: 'A contact wrote to you',
	},
	messageSent: {
		name: 'Message Sent',
		value: 'messageSent',
	},
	statusChanged: {
		name: 'Status Changed',
		value: 'statusChanged',
		description: 'One of your messages was delivered, read or failed',
	},
	statusOverdue: {
		name: 'Status Overdue',
		value: 'statusOverdue',
		description: 'One of your messages is not delivered long after it was sent',
	},
};

/** An event as the editor calls it; undefined for what is none. */
export function eventName(kind: unknown): string | undefined {
	return Object.values(EVENTS).find(({ value }) => value === kind)?.name;
}

function eventOption(kind: EventKind, seen: keyof typeof SENT): INodePropertyOptions {
	return { ...EVENTS[kind], ...(kind === 'messageSent' && { description: SENT[seen] }) };
}

/** Which events start the workflow, of those that these providers can tell. */
export function eventsProperty(
	offers: ProviderFilter,
	kinds: readonly EventKind[],
	seen: keyof typeof SENT,
): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: kinds.map((kind) => eventOption(kind, seen)),
		default: ['messageReceived'],
		description: 'What starts the workflow',
		displayOptions: { show: { provider: providerIdsWhere(offers) } },
	};
}

const STATUS_OPTIONS: ReadonlyArray<{ readonly name: string; readonly value: Status }> = [
	{ name: 'Deleted', value: 'deleted' },
	{ name: 'Delivered', value: 'delivered' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Read', value: 'read' },
	{ name: 'Sent', value: 'sent' },
	{ name: 'Unknown', value: 'unknown' },
];

/** A status as the editor calls it. */
export function statusName(status: Status): string {
	return STATUS_OPTIONS.find(({ value }) => value === status)?.name ?? status;
}

function statusesOf(provider: string[], told?: readonly Status[]): INodeProperties {
	return {
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: STATUS_OPTIONS.filter(({ value }) => told?.includes(value) ?? true).map((each) => ({
			...each,
		})),
		default: ['delivered', 'read', 'failed'],
		description: 'Which statuses start the workflow when a message gets to them',
		displayOptions: { show: { provider, events: ['statusChanged'] } },
	};
}

/** Which statuses a status change reports. */
export function statusesProperty(offers: ProviderFilter): INodeProperties {
	return statusesOf(providerIdsWhere(offers));
}

/** The same for webhooks: of each provider those that it sends. */
export function webhookStatusesProperties(offers: ProviderFilter): INodeProperties[] {
	return providersWhere(offers).map(({ id, capabilities }) =>
		statusesOf([id], capabilities.webhookStatuses),
	);
}
