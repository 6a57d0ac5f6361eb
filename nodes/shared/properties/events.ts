import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { EventKind } from '../../../adapters';
import { idsThat, type Offers } from './provider';

const EVENTS: Readonly<Record<EventKind, INodePropertyOptions>> = {
	messageReceived: {
		name: 'Message Received',
		value: 'messageReceived',
		description: 'A contact wrote to us',
	},
	messageSent: {
		name: 'Message Sent',
		value: 'messageSent',
		description: 'We wrote to a contact, from whatever device',
	},
	statusChanged: {
		name: 'Status Changed',
		value: 'statusChanged',
		description: 'One of our messages was delivered, read or failed',
	},
	statusOverdue: {
		name: 'Status Overdue',
		value: 'statusOverdue',
		description: 'One of our messages is not delivered long after it was sent',
	},
};

/** Which events start the workflow, of those that these providers can tell. */
export function eventsProperty(offers: Offers, kinds: readonly EventKind[]): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: kinds.map((kind) => ({ ...EVENTS[kind] })),
		default: ['messageReceived'],
		description: 'What starts the workflow',
		displayOptions: { show: { provider: idsThat(offers) } },
	};
}

/** Which statuses a status change tells of. */
export function statusesProperty(offers: Offers): INodeProperties {
	return {
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: [
			{ name: 'Deleted', value: 'deleted' },
			{ name: 'Delivered', value: 'delivered' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'Pending', value: 'pending' },
			{ name: 'Read', value: 'read' },
			{ name: 'Sent', value: 'sent' },
			{ name: 'Unknown', value: 'unknown' },
		],
		default: ['delivered', 'read', 'failed'],
		description: 'Which statuses start the workflow when a message gets to them',
		displayOptions: { show: { provider: idsThat(offers), events: ['statusChanged'] } },
	};
}
