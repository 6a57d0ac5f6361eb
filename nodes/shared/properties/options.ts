import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { countries } from '../../../adapters';

/** Hidden where an AI agent uses the node: it has no use for them. */
export const NOT_FOR_AGENTS = { show: { '@tool': [false] } };

/** How many requests run at once. */
export function concurrency(): INodeProperties {
	return {
		displayName: 'Concurrency',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			'How many requests may run at once. Leave it out for the pace that suits the provider.',
		displayOptions: NOT_FOR_AGENTS,
	};
}

/** The country of phones that are written as inside a country. */
export function defaultCountry(show?: IDisplayOptions['show']): INodeProperties {
	return {
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'options',
		options: [
			{ name: 'None', value: '' },
			...countries().map(({ code, name, callingCode }) => ({
				name: `${name} (${callingCode})`,
				value: code,
			})),
		],
		default: '',
		description:
			'Country of phones without country code, such as 55 1234 5678. What starts with + or 00, addresses of chats and links keep their own.',
		...(show && { displayOptions: { show } }),
	};
}

/** The provider's own object beside the message. */
export function includeRaw(): INodeProperties {
	return {
		displayName: 'Include Raw Data',
		name: 'includeRaw',
		type: 'boolean',
		default: false,
		description: "Whether to add the provider's untouched object to each item, in the field raw",
		displayOptions: NOT_FOR_AGENTS,
	};
}

/** How long a request may take. */
export function timeoutSeconds(): INodeProperties {
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

/** The node's options, in the order of their names. */
export function collection(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}
