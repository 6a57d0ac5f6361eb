import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { type EventKind, type Status, STATUSES } from '../../../adapters';
import { providerIdsWhere, type ProviderFilter } from './provider';

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

/** Which events start the workflow, of those that these providers can tell; `sent` says what counts as sent. */
export function eventsProperty(
	offers: ProviderFilter,
	kinds: readonly EventKind[],
	sent: string,
): INodeProperties {
	return {
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: kinds.map((kind) => ({
			...EVENTS[kind],
			...(kind === 'messageSent' && { description: sent }),
		})),
		default: ['messageReceived'],
		description: 'What starts the workflow',
		displayOptions: { show: { provider: providerIdsWhere(offers) } },
	};
}

/** A status as the editor calls it. */
export function statusName(status: Status): string {
	return `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
}

/** Which statuses a status change of these providers reports, of those that they tell; all where that is left out. */
export function statusesProperty(provider: string[], told?: readonly Status[]): INodeProperties {
	return {
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: STATUSES.filter((value) => value !== 'received' && (told?.includes(value) ?? true))
			.map((value) => ({ name: statusName(value), value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: ['delivered', 'read', 'failed'],
		description: 'Which statuses start the workflow when a message gets to them',
		displayOptions: { show: { provider, events: ['statusChanged'] } },
	};
}
