import type { IExecuteFunctions } from 'n8n-workflow';
import type {
	ApiClient,
	ProviderDefinition,
	LocateBy,
	StatusQuery,
	WaitPlan,
} from '../../adapters';
import {
	readAccountPhone,
	readContact,
	readOptions,
	readRequestOptions,
} from '../shared/parameters';
import type { Item } from '../shared/runItems';
import { toChoice, toFlag, toId } from '../shared/values';
import { finalOf, readWaitPlan } from '../shared/waitPlan';

/** What an item asks for: the status of this message. */
export interface StatusRequest {
	readonly definition: ProviderDefinition<unknown>;
	readonly client: ApiClient<unknown>;
	readonly query: StatusQuery;
	/** Null: asked once, without waiting. */
	readonly plan: WaitPlan | null;
	/** Whether one list may answer several requests. */
	readonly combines: boolean;
	readonly treatAsFinal: 'read' | 'delivered';
	/** Whether a message that the provider doesn't have comes out as `unknown` instead of failing. */
	readonly returnsUnknown: boolean;
}

/**
 * How the item finds its message: as chosen where the provider has several ways, else its only one. Throws an
 * `InputError`.
 */
function readLocateBy(
	context: IExecuteFunctions,
	index: number,
	{ capabilities }: ProviderDefinition<unknown>,
): LocateBy {
	const ways = capabilities.statusBy ?? ['messageId'];
	if (ways.length === 1) return ways[0];
	return (
		toChoice(context.getNodeParameter('locateBy', index, ''), 'Find Message By', ways) ?? ways[0]
	);
}

function readQuery(
	context: IExecuteFunctions,
	index: number,
	definition: ProviderDefinition<unknown>,
	client: ApiClient<unknown>,
): StatusQuery {
	const messageId = toId(context.getNodeParameter('messageId', index, ''), 'Message ID');
	const locateBy = readLocateBy(context, index, definition);
	const byId = { messageId, locateBy, ownPhone: null };
	switch (locateBy) {
		case 'messageId':
			return byId;
		case 'sessionKey':
			return {
				...byId,
				sessionKey: toId(context.getNodeParameter('sessionKey', index, ''), 'Session Key'),
			};
		case 'phones':
			return {
				...byId,
				ownPhone: readAccountPhone(context, definition, index),
				contact: readContact(context, index, definition, client),
			};
	}
}

/** The item's request, made at `now`; throws an `InputError` where its parameters can't be used. */
export async function parseStatusRequest(
	context: IExecuteFunctions,
	{ index, definition, clients }: Item,
	now: number,
): Promise<StatusRequest> {
	const options = readOptions(context, index);
	const plan = readWaitPlan(options)?.(now) ?? null;
	const ifNotFound = toChoice(options.ifNotFound, 'If Not Found', ['fail', 'returnUnknown']);
	const client = await clients.of(index, readRequestOptions(context, index));
	const query = readQuery(context, index, definition, client);
	return {
		definition,
		client,
		query,
		plan,
		combines: toFlag(options.combineLookups, 'Combine Lookups') ?? true,
		treatAsFinal: finalOf(options),
		returnsUnknown: ifNotFound === 'returnUnknown',
	};
}
