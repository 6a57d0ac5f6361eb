import { canBatch, fetchStatusBatch } from './statusBatch';
import type { MessageRecord } from '../messages/message';
import type { ApiClient } from '../client';
import type { ProviderDefinition } from '../provider';
import type { StatusQuery } from './statusQuery';
import { unsupported } from '../messages/readMessages';

/** One message's status, asked anew. */
export async function fetchStatus<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	query: StatusQuery,
): Promise<MessageRecord> {
	if (!definition.status) throw unsupported(definition);
	return await definition.status(client, query);
}

/** What becomes of the queries that were asked together, by `queryKey`. */
export type StatusAnswers = ReadonlyMap<string, Promise<MessageRecord>>;

/** The same for equal queries. */
export function queryKey(query: StatusQuery): string {
	return JSON.stringify(query);
}

/**
 * The statuses of one account's messages, asked together. With `combine` one list answers as many as it shows,
 * and only the rest are asked one by one; equal queries are asked once either way.
 */
export function lookupStatuses<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	queries: readonly StatusQuery[],
	combine: boolean,
): StatusAnswers {
	const isListed = combine && canBatch(definition, queries);
	const listed = isListed
		? client.once('listed', async () => await fetchStatusBatch(definition, client, queries))
		: null;
	const lookUp = async (query: StatusQuery) => {
		const known = (await listed)?.get(query.messageId);
		if (known) return known;
		return await client.once(
			`status:${queryKey(query)}`,
			async () => await fetchStatus(definition, client, query),
		);
	};
	const answers = new Map<string, Promise<MessageRecord>>();
	for (const query of queries) {
		const key = queryKey(query);
		if (!answers.has(key)) answers.set(key, lookUp(query));
	}
	return answers;
}
