import { isWorthListing, readListed } from './statusBatch';
import type { Observation } from '../messages/message';
import type { Context, Definition, StatusQuery } from '../provider';
import { unsupported } from '../messages/readMessages';

/** One message's status, asked anew. */
export async function askStatus<C>(
	definition: Definition<C>,
	context: Context<C>,
	query: StatusQuery,
): Promise<Observation> {
	if (!definition.status) throw unsupported(definition);
	return await definition.status(context, query);
}

/** What becomes of the queries that were asked together, by `queryKey`. */
export type StatusAnswers = ReadonlyMap<string, Promise<Observation>>;

/** The same for equal queries. */
export function queryKey(query: StatusQuery): string {
	return JSON.stringify(query);
}

/**
 * The statuses of one account's messages, asked together. With `combine` one list answers as many as it shows,
 * and only the rest are asked one by one; equal queries are asked once either way.
 */
export function lookupStatuses<C>(
	definition: Definition<C>,
	context: Context<C>,
	queries: readonly StatusQuery[],
	combine: boolean,
): StatusAnswers {
	const isListed = combine && isWorthListing(definition, queries);
	const listed = isListed
		? context.once('listed', async () => await readListed(definition, context))
		: null;
	const lookUp = async (query: StatusQuery) => {
		const known = (await listed)?.get(query.messageId);
		if (known) return known;
		return await context.once(
			`status:${queryKey(query)}`,
			async () => await askStatus(definition, context, query),
		);
	};
	const answers = new Map<string, Promise<Observation>>();
	for (const query of queries) {
		const key = queryKey(query);
		if (!answers.has(key)) answers.set(key, lookUp(query));
	}
	return answers;
}
