import type { MessageRecord } from '../messages/message';
import { isReadByChat } from '../messages/pagesByChat';
import { catchFailure } from '../catchFailure';
import type { ApiClient } from '../client';
import type { ProviderDefinition } from '../provider';
import type { StatusQuery } from './statusQuery';

/** Messages by their id, as one list showed them. */
export type StatusBatch = ReadonlyMap<string, MessageRecord>;

/** Pages of one list at most. */
const MAX_PAGES = 10;

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
 * The newest outbound messages with their statuses, by one request, or by more where pages answer enough of these
 * ids. A list that fails answers nothing: the single lookups then say what is wrong. Where chats are read one by one,
 * no list is worth it. Nothing is said of its rows, most of which nobody asked for.
 */
export async function fetchStatusBatch<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	queries: readonly StatusQuery[],
): Promise<StatusBatch> {
	const quiet = { ...client, addHint: () => {} };
	const wanted = new Set(queries.map(({ messageId }) => messageId));
	const found = new Map<string, MessageRecord>();
	await catchFailure(readPages(definition, quiet, wanted, found), () => true);
	return found;
}

/** Reads on while pages pay: the last one had some of the messages, and those that it takes are fewer than what they save. */
async function readPages<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	wanted: ReadonlySet<string>,
	found: Map<string, MessageRecord>,
): Promise<void> {
	if (await isReadByChat(definition, client)) return;
	const all = { ownPhone: null, contact: null, isForStatuses: true } as const;
	const query = { ...all, direction: 'outbound' } as const;
	let read = 0;
	let answered = 0;
	for await (const page of definition.pages?.(client, { ...query, wanted: Infinity }) ?? []) {
		read += 1;
		const before = answered;
		for (const record of page.records) {
			const { messageId, status } = record.message;
			if (messageId === null || status === null) continue;
			if (wanted.has(messageId) && !found.has(messageId)) answered += 1;
			found.set(messageId, record);
		}
		const isWorthMore = answered > before && answered > read && wanted.size - answered > 1;
		if (!isWorthMore || read >= MAX_PAGES) return;
	}
}
