import type { MessageRecord } from '../messages/message';
import { isReadByChat } from '../messages/pagesByChat';
import { catchFailure } from '../catchFailure';
import type { ApiClient } from '../client';
import type { ProviderDefinition, StatusQuery } from '../provider';
import { ProviderError } from '../providerError';

/** Messages by their id, as one list showed them. */
export type StatusBatch = ReadonlyMap<string, MessageRecord>;

const NOTHING: StatusBatch = new Map();

/**
 * Whether one list can answer several lookups: the provider's lists carry statuses, and there are at least two
 * messages to look for.
 */
export function canBatch<C>(
	{ capabilities, pages }: ProviderDefinition<C>,
	queries: readonly StatusQuery[],
): boolean {
	const ids = new Set(queries.map(({ messageId }) => messageId));
	return capabilities.all?.includesStatus === true && pages !== undefined && ids.size > 1;
}

/**
 * The newest outbound messages with their statuses, by one request. A list that fails answers nothing: the single
 * lookups then say what is wrong. Where chats are read one by one, no list is worth it. Nothing is said of its rows, most of which nobody asked for.
 */
export async function fetchStatusBatch<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
): Promise<StatusBatch> {
	const quiet = { ...client, addHint: () => {} };
	const listed = await catchFailure(readFirstPage(definition, quiet), () => true);
	return ProviderError.isInstance(listed) ? NOTHING : listed;
}

async function readFirstPage<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
): Promise<StatusBatch> {
	if (await isReadByChat(definition, client)) return NOTHING;
	const all = { ownPhone: null, contact: null, isForStatuses: true } as const;
	const query = { ...all, direction: 'outbound' } as const;
	const pages = definition.pages?.(client, { ...query, wanted: Infinity });
	const first = await pages?.next();
	const found = new Map<string, MessageRecord>();
	for (const record of first?.value?.records ?? []) {
		const { messageId, status } = record.message;
		if (messageId !== null && status !== null) found.set(messageId, record);
	}
	return found;
}
