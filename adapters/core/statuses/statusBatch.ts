import type { Observation } from '../messages/message';
import { orFailure } from '../catchFailure';
import type { Context, Definition, StatusQuery } from '../provider';
import { ProviderError } from '../providerError';

/** Messages by their id, as one list showed them. */
export type Listed = ReadonlyMap<string, Observation>;

const NOTHING: Listed = new Map();

/**
 * Whether one list can answer several lookups: the provider's lists carry statuses, and there are at least two
 * messages to look for.
 */
export function isWorthListing<C>(
	{ traits, pages }: Definition<C>,
	queries: readonly StatusQuery[],
): boolean {
	const ids = new Set(queries.map(({ messageId }) => messageId));
	return traits.all?.carriesStatus === true && pages !== undefined && ids.size > 1;
}

/**
 * The newest outbound messages with their statuses, by one request. A list that fails answers nothing: the single
 * lookups then say what is wrong. Nothing is said of its rows, most of which nobody asked for.
 */
export async function readListed<C>(
	definition: Definition<C>,
	context: Context<C>,
): Promise<Listed> {
	const quiet = { ...context, notify: () => {} };
	const listed = await orFailure(readFirstPage(definition, quiet), () => true);
	return ProviderError.isInstance(listed) ? NOTHING : listed;
}

async function readFirstPage<C>(definition: Definition<C>, context: Context<C>): Promise<Listed> {
	const query = { account: null, contact: null, direction: 'outbound' } as const;
	const pages = definition.pages?.(context, { ...query, wanted: Infinity });
	const first = await pages?.next();
	const found = new Map<string, Observation>();
	for (const observation of first?.value?.observations ?? []) {
		const { messageId, status } = observation.message;
		if (messageId !== null && status !== null) found.set(messageId, observation);
	}
	return found;
}
