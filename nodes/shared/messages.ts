import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	type ApiClient,
	type ProviderDefinition,
	readMessages,
	type ReadRequest,
} from '../../adapters';
import { readAccountPhone, readContact, readListOptions, readRequestOptions } from './parameters';
import type { ReadingOf } from './properties/limit';
import { runItems, singleOutput } from './runItems';
import { toDisplayText } from './values';

interface MessagesRequest {
	readonly definition: ProviderDefinition<unknown>;
	readonly client: ApiClient<unknown>;
	readonly request: ReadRequest;
}

/** Reads messages for each input item: of the item's contact, or of all chats. */
export async function runMessages(
	context: IExecuteFunctions,
	readingOf: ReadingOf,
	byPhone: boolean,
): Promise<INodeExecutionData[][]> {
	const results = await runItems<MessagesRequest>(context, {
		async parse({ index, definition, clients }) {
			const options = readListOptions(context, index, definition, readingOf);
			const client = await clients.of(index, readRequestOptions(context, index));
			const ownPhone = readAccountPhone(context, definition, index);
			const contact = byPhone ? readContact(context, index, definition, client) : null;
			return { definition, client, request: { ownPhone, contact, options } };
		},
		execute: (requests) =>
			requests.map(
				async ({ definition, client, request }) => await readMessages(definition, client, request),
			),
		subject: (index) =>
			byPhone ? { phone: toDisplayText(context.getNodeParameter('phone', index, '')) } : {},
	});
	return singleOutput(context, results);
}
