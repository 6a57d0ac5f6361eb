import type { INodeProperties } from 'n8n-workflow';
import {
	collection,
	concurrency,
	defaultCountry,
	includeRaw,
	NOT_FOR_AGENTS,
	timeoutSeconds,
} from '../../shared/properties/options';
import { providerIdsWhere, providersWhere } from '../../shared/properties/provider';
import { waitMinutes, waitUntil } from '../../shared/properties/waiting';
import { locatesByPhones } from './messageLocator';

/** The providers whose list answers several lookups, each with how far it reaches. */
function combining(): string {
	return providersWhere(
		({ statusBy, all }) => statusBy !== undefined && all?.includesStatus === true,
	)
		.map(({ label, capabilities: { all } }) => {
			return `${label}: the newest${all?.maxMessages ? ` ${all.maxMessages}` : ''} you sent`;
		})
		.join(', ');
}

function lookups(): INodeProperties[] {
	return [
		{
			displayName: 'Combine Lookups',
			name: 'combineLookups',
			type: 'boolean',
			default: true,
			description: `Whether to look several messages up with one request where the provider allows it (${combining()})`,
			displayOptions: NOT_FOR_AGENTS,
		},
		{
			displayName: 'Split Output by Status',
			name: 'splitOutput',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether to send each item to one of five outputs: Read, Delivered, In Progress, Failed or Unknown. Switching it changes the node’s outputs, so check its connections afterwards.',
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
		waitMinutes(),
		waitUntil(),
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

/** Options of the node that looks statuses up. */
export function statusOptions(): INodeProperties {
	const country = defaultCountry({
		'/provider': providerIdsWhere(locatesByPhones),
		'/locateBy': ['phones'],
	});
	return collection([concurrency(), country, includeRaw(), timeoutSeconds(), ...lookups()]);
}
