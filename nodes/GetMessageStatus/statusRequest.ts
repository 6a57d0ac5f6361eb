import type { IExecuteFunctions } from 'n8n-workflow';
import type { Context, Definition, LocateBy, StatusQuery, WaitPlan } from '../../adapters';
import { readAccountPhone, readContact, readOptions, readPace } from '../shared/parameters';
import type { Item } from '../shared/runItems';
import { toChoice, toFlag, toId } from '../shared/values';
import { finalOf, readWaitPlan } from './waitPlan';

/** What an item asks for: the status of this message. */
export interface StatusRequest {
	readonly definition: Definition<unknown>;
	readonly account: Context<unknown>;
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
	host: IExecuteFunctions,
	index: number,
	{ traits }: Definition<unknown>,
): LocateBy {
	const ways = traits.statusBy ?? ['messageId'];
	if (ways.length === 1) return ways[0];
	return toChoice(host.getNodeParameter('locateBy', index, ''), 'Find Message By', ways) ?? ways[0];
}

function readQuery(
	host: IExecuteFunctions,
	index: number,
	definition: Definition<unknown>,
	account: Context<unknown>,
): StatusQuery {
	const messageId = toId(host.getNodeParameter('messageId', index, ''), 'Message ID');
	const locateBy = readLocateBy(host, index, definition);
	const byId = { messageId, locateBy, account: null };
	switch (locateBy) {
		case 'messageId':
			return byId;
		case 'sessionKey':
			return {
				...byId,
				sessionKey: toId(host.getNodeParameter('sessionKey', index, ''), 'Session Key'),
			};
		case 'phones':
			return {
				...byId,
				account: readAccountPhone(host, definition, index),
				contact: readContact(host, index, definition, account),
			};
	}
}

/** The item's request, made at `now`; throws an `InputError` where its parameters can't be used. */
export async function parseStatusRequest(
	host: IExecuteFunctions,
	{ index, definition, accounts }: Item,
	now: number,
): Promise<StatusRequest> {
	const options = readOptions(host, index);
	const plan = readWaitPlan(options, now);
	const ifNotFound = toChoice(options.ifNotFound, 'If Not Found', ['fail', 'returnUnknown']);
	const account = await accounts.of(definition, index, readPace(host, index));
	const query = readQuery(host, index, definition, account);
	return {
		definition,
		account,
		query,
		plan,
		combines: toFlag(options.combineLookups, 'Combine Lookups') ?? true,
		treatAsFinal: finalOf(options),
		returnsUnknown: ifNotFound === 'returnUnknown',
	};
}
