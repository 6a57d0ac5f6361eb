import type { INodeProperties } from 'n8n-workflow';
import { idsThat } from './provider';
import type { ReadingOf } from './reading';

/** Hidden where an AI agent uses the node: it has no use for them. */
const NOT_FOR_AGENTS = { show: { '@tool': [false] } };

function concurrency(): INodeProperties {
	return {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			"How many requests run at the same time, up to what the provider allows; without this option it's the provider's own pace",
		displayOptions: NOT_FOR_AGENTS,
	};
}

function includeRaw(): INodeProperties {
	return {
		displayName: 'Include Raw Data',
		name: 'includeRaw',
		type: 'boolean',
		default: false,
		description: "Whether to add the provider's untouched object to each item, in the field raw",
		displayOptions: NOT_FOR_AGENTS,
	};
}

function timeoutSeconds(): INodeProperties {
	return {
		displayName: 'Timeout (Seconds)',
		name: 'timeoutSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 600 },
		default: 60,
		description: 'How long each request may take, to the last byte of its answer',
		displayOptions: NOT_FOR_AGENTS,
	};
}

function maxPages(readingOf: ReadingOf): INodeProperties {
	return {
		displayName: 'Max Pages',
		name: 'maxPages',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 10,
		description:
			'How many pages of 100 messages are read at most, each a request; without this option 10, or 1000 with Return All',
		displayOptions: {
			show: {
				'/provider': idsThat((traits) => readingOf(traits)?.isPaged === true),
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
				{ name: 'Outbound', value: 'outbound', description: 'Written by us' },
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
				'How the messages are put out; with a limit it is always the newest that are kept',
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
			options: [
				{ name: 'Audio', value: 'audio' },
				{ name: 'Document', value: 'document' },
				{ name: 'File', value: 'file' },
				{ name: 'Image', value: 'image' },
				{ name: 'Location', value: 'location' },
				{ name: 'Other', value: 'other' },
				{ name: 'Sticker', value: 'sticker' },
				{ name: 'Text', value: 'text' },
				{ name: 'Video', value: 'video' },
				{ name: 'Voice', value: 'voice' },
			],
			default: [],
			description: 'Only messages of these types; none chosen stands for all',
		},
	];
}

function lookups(): INodeProperties[] {
	return [
		{
			displayName: 'Combine Lookups',
			name: 'combineLookups',
			type: 'boolean',
			default: true,
			description:
				'Whether to answer several items with one list where the provider has one with statuses, and ask only for the rest one by one',
			displayOptions: NOT_FOR_AGENTS,
		},
		{
			displayName: 'Split Output by Status',
			name: 'splitOutput',
			type: 'boolean',
			default: false,
			description:
				'Whether to put items out by five outputs: Read, Delivered, In Progress, Failed and Unknown. Switching it re-wires what is connected to the node.',
			displayOptions: NOT_FOR_AGENTS,
		},
		{
			displayName: 'Wait Interval (Seconds)',
			name: 'waitIntervalSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600 },
			default: 5,
			description:
				'Pause before the statuses are asked for again, with Wait Until; it grows from round to round, and is 30 or more where requests cost credits',
		},
		{
			displayName: 'Wait Minutes',
			name: 'waitMinutes',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 2,
			description: 'How long to wait at most, for all items together, with Wait Until',
		},
		{
			displayName: 'Wait Until',
			name: 'waitUntil',
			type: 'options',
			options: [
				{ name: 'Delivered', value: 'delivered', description: 'Delivered or read' },
				{ name: 'Final', value: 'final', description: 'No further change is expected' },
				{ name: 'No Waiting', value: 'none', description: 'The status as it is now' },
				{ name: 'Read', value: 'read' },
			],
			default: 'none',
			description:
				'Which status to wait for; failed and deleted messages end the waiting too. Meanwhile one of n8n’s workers is busy.',
		},
		{
			displayName: 'If Not Found',
			name: 'ifNotFound',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'fail', description: 'The item fails' },
				{
					name: 'Return Unknown',
					value: 'returnUnknown',
					description: 'The item comes out with the status unknown',
				},
			],
			default: 'fail',
			description: 'What to do with a message that the provider does not have',
		},
		{
			displayName: 'Treat as Final',
			name: 'treatAsFinal',
			type: 'options',
			options: [
				{
					name: 'Delivered',
					value: 'delivered',
					description: 'Delivered and read messages are final',
				},
				{ name: 'Read', value: 'read', description: 'Only read messages are final' },
			],
			default: 'read',
			description:
				'From which status on a message counts as arrived for good; failed and deleted ones are always final',
		},
	];
}

function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** Options of the nodes that list messages. */
export function messageOptions(readingOf: ReadingOf): INodeProperties {
	return collection([
		concurrency(),
		includeRaw(),
		timeoutSeconds(),
		maxPages(readingOf),
		...filters(),
	]);
}

/** Options of the node that looks statuses up. */
export function statusOptions(): INodeProperties {
	return collection([concurrency(), includeRaw(), timeoutSeconds(), ...lookups()]);
}
