import type { ApiClient } from '../client';
import type { MessageRecord } from '../messages/message';
import type { ProviderCapabilities } from '../capabilities';
import type { ProviderDefinition } from '../provider';
import type { StatusQuery } from '../statuses/statusQuery';
import { queryKey } from '../statuses/lookupStatuses';
import { mergeRecords } from '../statuses/merge';
import { sentHint } from '../time/clockOffset';
import { type WaitPlan, waitForStatuses } from '../statuses/waitForStatuses';

/** How a message that was just sent is asked for; null where nobody can. */
function queryOf(
	{ statusBy }: ProviderCapabilities,
	{ message: { messageId, phone, chatId, accountPhone } }: MessageRecord,
): StatusQuery | null {
	if (!statusBy || messageId === null) return null;
	if (statusBy.includes('messageId')) return { messageId, locateBy: 'messageId', ownPhone: null };
	const byId = { messageId, ownPhone: accountPhone };
	if (chatId !== null && statusBy.includes('sessionKey')) {
		return { ...byId, locateBy: 'sessionKey', sessionKey: chatId };
	}
	if (phone === null) return null;
	return { ...byId, locateBy: 'phones', contact: { kind: 'phone', variants: [phone] } };
}

/**
 * Waits for the statuses of one account's messages that were just sent, and gives the messages in their order with
 * what came of them. They are sent whatever the waiting comes to, so that its failures are hints.
 */
export async function followMessages<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	sent: readonly MessageRecord[],
	plan: WaitPlan,
): Promise<readonly MessageRecord[]> {
	const queries = sent.map((record) => queryOf(definition.capabilities, record));
	const asked = queries.filter((query) => query !== null);
	const statuses = waitForStatuses(definition, client, asked, plan, true);
	return await Promise.all(
		sent.map(async (record, index) => {
			const query = queries[index];
			const answer = query && statuses.get(queryKey(query));
			if (!answer) return record;
			return await answer.then(
				(found) => {
					const clock = sentHint(definition, client, record.message, found.message);
					if (clock) client.addHint(clock);
					return mergeRecords(record, found);
				},
				(reason: unknown) => {
					const example = reason instanceof Error ? reason.message : undefined;
					client.addHint({ code: 'statusUnread', example });
					return record;
				},
			);
		}),
	);
}
