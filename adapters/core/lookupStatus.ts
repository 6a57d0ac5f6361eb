import { isWorthListing, readListed } from './listedStatuses';
import type { Observation } from './message';
import type { Context, Definition, StatusQuery } from './provider';
import { unsupported } from './readMessages';

/** One message's status, asked anew. */
export async function askStatus<C>(
	definition: Definition<C>,
	context: Context<C>,
	query: StatusQuery,
): Promise<Observation> {
	if (!definition.status) throw unsupported(definition);
	return await definition.status(context, query);
}

/** Gives the answer to a query of those that were asked together. */
export type AnswerOf = (query: StatusQuery) => Promise<Observation>;

/**
 * The statuses of one account's messages, asked together. With `combine` one list answers as many as it shows,
 * and only the rest are asked one by one; equal queries are asked once either way.
 */
export function lookupStatuses<C>(
	definition: Definition<C>,
	context: Context<C>,
	queries: readonly StatusQuery[],
	combine: boolean,
): AnswerOf {
	const isListed = combine && isWorthListing(definition, queries);
	const listed = isListed
		? context.once('listed', async () => await readListed(definition, context))
		: null;
	return async (query) => {
		const known = (await listed)?.get(query.messageId);
		if (known) return known;
		return await context.once(
			`status:${JSON.stringify(query)}`,
			async () => await askStatus(definition, context, query),
		);
	};
}
