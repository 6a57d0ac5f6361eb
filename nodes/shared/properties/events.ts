import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { type EventKind, type Status, SENT_STATUSES } from '../../../adapters';
import { choicesOf } from './choices';
import { providerIdsWhere, type ProviderFilter } from './provider';

const EVENTS: Readonly<Record<EventKind, Pick<INodePropertyOptions, 'name' | 'description'>>> = {
	messageReceived: {
		name: 'Message Received',
		description: 'A contact wrote to you',
	},
	messageSent: { name: 'Message Sent' },
	statusChanged: {
		name: 'Status Changed',
		description: 'One of your messages was delivered, read or failed',
	},
	statusOverdue: {
		name: 'Status Overdue',
		description: 'One of your messages is not delivered long after it was sent',
	},
};

/** An event as the editor calls it; undefined for what is none. */
export function eventName(kind: unknown): string | undefined {
	return Object.entries(EVENTS).find(([value]) => value === kind)?.[1].name;
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
			value: kind,
			...(kind === 'messageSent' && { description: sent }),
		})),
		default: ['messageReceived'],
		description: 'What starts the workflow',
		displayOptions: { show: { provider: providerIdsWhere(offers) } },
	};
}

/** Which statuses a status change of these providers reports, of those that they tell; all where that is left out. */
export function statusesProperty(provider: string[], told?: readonly Status[]): INodeProperties {
	return {
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		options: choicesOf(SENT_STATUSES.filter((status) => told?.includes(status) ?? true)),
		default: ['delivered', 'read', 'failed'],
		description: 'Which statuses start the workflow when a message gets to them',
		displayOptions: { show: { provider, events: ['statusChanged'] } },
	};
}
