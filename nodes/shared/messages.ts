import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	type Contact,
	type Context,
	type Definition,
	readMessages,
	type Wish,
} from '../../adapters';
import { fitForHost } from './agentOutput';
import { readAccountPhone, readContact, readKeepsRaw, readPace, readWish } from './parameters';
import type { ReadingOf } from './properties/limit';
import { runItems, together } from './runItems';
import { toShown } from './values';

interface MessagesRequest {
	readonly definition: Definition<unknown>;
	readonly account: Context<unknown>;
	readonly accountPhone: string | null;
	readonly contact: Contact | null;
	readonly wish: Wish;
}

/** Reads messages for each input item: of the item's contact, or of all chats. */
export async function runMessages(
	host: IExecuteFunctions,
	readingOf: ReadingOf,
	byPhone: boolean,
): Promise<INodeExecutionData[][]> {
	const results = await runItems<MessagesRequest>(host, {
		async parse({ index, definition, accounts }) {
			const wish = readWish(host, index, definition, readingOf);
			const account = await accounts.of(definition, index, readPace(host, index));
			return {
				definition,
				account,
				accountPhone: readAccountPhone(host, definition, index),
				contact: byPhone ? readContact(host, index, definition, account) : null,
				wish,
			};
		},
		execute: (requests) =>
			requests.map(
				async ({ definition, account, accountPhone, contact, wish }) =>
					await readMessages(definition, account, { account: accountPhone, contact, wish }),
			),
		subject: (index) =>
			byPhone ? { phone: toShown(host.getNodeParameter('phone', index, '')) } : {},
		keepsRaw: (index) => readKeepsRaw(host, index),
	});
	return [fitForHost(host, together(results))];
}
