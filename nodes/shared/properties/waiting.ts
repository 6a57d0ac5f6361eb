import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** How long the statuses of all items are waited for. */
export function waitMinutes(show?: IDisplayOptions['show']): INodeProperties {
	return {
		displayName: 'Wait Minutes',
		name: 'waitMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: 2,
		description: 'How long to wait at most, for all items together, with Wait Until',
		...(show && { displayOptions: { show } }),
	};
}

/** Which status is waited for. */
export function waitUntil(show?: IDisplayOptions['show']): INodeProperties {
	return {
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
			'Which status to wait for; failed and deleted messages end the waiting too. The execution keeps running meanwhile.',
		...(show && { displayOptions: { show } }),
	};
}
