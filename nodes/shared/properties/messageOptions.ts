import type { INodeProperties } from 'n8n-workflow';
import { messageTypeSchema } from '../../../adapters';
import { choicesOf } from './choices';
import { collection, concurrency, includeRaw, timeoutSeconds } from './options';
import { providerIdsWhere } from './provider';
import type { ReadingOf } from './limit';

function maxPages(readingOf: ReadingOf): INodeProperties {
	return {
		displayName: 'Max Pages',
		name: 'maxPages',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 10,
		description:
			'How many pages of 100 messages are read at most, each a request; without this option 10 if messages are filtered, 1000 with Return All, and otherwise as many as the limit needs',
		displayOptions: {
			show: {
				'/provider': providerIdsWhere((capabilities) => readingOf(capabilities)?.isPaged === true),
				'@tool': [false],
			},
		},
	};
}

function filters(): INodeProperties[] {
	return [
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Inbound', value: 'inbound', description: 'Written by the contact' },
				{ name: 'Outbound', value: 'outbound', description: 'Written by you' },
			],
			default: 'any',
			description: 'Who wrote the messages',
		},
		{
			displayName: 'Order',
			name: 'order',
			type: 'options',
			options: [
				{ name: 'Newest First', value: 'newestFirst' },
				{ name: 'Oldest First', value: 'oldestFirst' },
			],
			default: 'newestFirst',
			description:
				'In which order the messages come out. With a limit, the newest are kept either way.',
		},
		{
			displayName: 'Sent After',
			name: 'sentAfter',
			type: 'dateTime',
			default: '',
			description: 'Only messages sent at this time or later, in the time zone of the workflow',
		},
		{
			displayName: 'Sent Before',
			name: 'sentBefore',
			type: 'dateTime',
			default: '',
			description: 'Only messages sent before this time, in the time zone of the workflow',
		},
		{
			displayName: 'Types',
			name: 'types',
			type: 'multiOptions',
			options: choicesOf(messageTypeSchema.options),
			default: [],
			description: 'Only messages of these types; none chosen stands for all',
		},
	];
}

/** Options of the nodes that list messages, with those that only one of them has. */
export function messageOptions(
	readingOf: ReadingOf,
	own: readonly INodeProperties[] = [],
): INodeProperties {
	return collection([
		...own,
		concurrency(),
		includeRaw(),
		timeoutSeconds(),
		maxPages(readingOf),
		...filters(),
	]);
}
