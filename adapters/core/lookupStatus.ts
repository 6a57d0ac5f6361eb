import type { Observation } from './message';
import type { Context, Definition, StatusQuery } from './provider';
import { unsupported } from './readMessages';

/** One message's status; equal lookups of one execution are made once, whether they succeed or not. */
export async function lookupStatus<C>(
	definition: Definition<C>,
	context: Context<C>,
	query: StatusQuery,
): Promise<Observation> {
	return await context.once(`status:${JSON.stringify(query)}`, async () => {
		if (!definition.status) throw unsupported(definition);
		return await definition.status(context, query);
	});
}
