import type { INodeProperties } from 'n8n-workflow';
import { collection, includeRaw } from './options';

/** Options of the webhook trigger. */
export function webhookOptions(): INodeProperties {
	return collection([
		includeRaw(),
		{
			displayName: 'Include Messages Sent by API',
			name: 'includeSentByApi',
			type: 'boolean',
			default: false,
			description:
				'Whether messages that were sent through the API of the provider start the workflow too, such as those of your other workflows',
		},
	]);
}

/** Options of the polling trigger. */
export function pollingOptions(): INodeProperties {
	return collection([includeRaw()]);
}
