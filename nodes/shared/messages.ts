import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	type Contact,
	type ApiClient,
	type ProviderDefinition,
	readMessages,
	type ListOptions,
} from '../../adapters';
import { compactForAgent } from './agentOutput';
import {
	readAccountPhone,
	readContact,
	readIncludeRaw,
	readRequestOptions,
	readListOptions,
} from './parameters';
import type { ReadingOf } from './properties/limit';
import { runItems, flattenRows } from './runItems';
import { toDisplayText } from './values';

interface MessagesRequest {
	readonly definition: ProviderDefinition<unknown>;
	readonly client: ApiClient<unknown>;
	readonly accountPhone: string | null;
	readonly contact: Contact | null;
	readonly options: ListOptions;
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
			const client = await clients.of(definition, index, readRequestOptions(context, index));
			return {
				definition,
				client,
				accountPhone: readAccountPhone(context, definition, index),
				contact: byPhone ? readContact(context, index, definition, client) : null,
				options,
			};
		},
		execute: (requests) =>
			requests.map(
				async ({ definition, client, accountPhone, contact, options }) =>
					await readMessages(definition, client, { ownPhone: accountPhone, contact, options }),
			),
		subject: (index) =>
			byPhone ? { phone: toDisplayText(context.getNodeParameter('phone', index, '')) } : {},
		includeRaw: (index) => readIncludeRaw(context, index),
	});
	return [compactForAgent(context, flattenRows(results))];
}
