import { createMessage, type MessageRecord } from '../core/messages/message';
import type { ApiClient } from '../core/client';
import type { StatusQuery } from '../core/statuses/statusQuery';
import { ProviderError } from '../core/providerError';
import { invalidResponse } from '../http/failures';
import { TOKEN_MARK } from './authorize';
import type { WammConfig } from './config';
import { WAMM } from './failures';
import { checkedId } from './messageId';
import { toContact, toStatus } from './normalize';
import { stateAnswerSchema } from './schemas';

/** Whether two ids are one number: they may come as text or number, and be typed with leading zeros. */
function isSame(id: string, other: string): boolean {
	return /^\d+$/.test(id) && BigInt(id) === BigInt(other);
}

/**
 * One message's status by `msg_state`. The answer says neither when nor by whom the message was written: times and
 * `direction` are null, so the word `received` stays unknown here.
 */
export async function status(
	{ call, config }: ApiClient<WammConfig>,
	query: StatusQuery,
): Promise<MessageRecord> {
	const messageId = checkedId(query.messageId);
	const answer = await call(
		{ method: 'GET', path: `/msg_state/${TOKEN_MARK}/`, query: { msg_id: messageId } },
		stateAnswerSchema,
	);
	const [found] = answer.msg_data.usable;
	if (!found) {
		throw new ProviderError({
			provider: WAMM.id,
			category: 'notFound',
			isMissing: true,
			message: `WAMM.chat has no message ${messageId}.`,
			advice: 'Was it sent from another channel? Each token sees only its own.',
			httpStatus: 200,
			providerCode: answer.err === 'msg not be' ? answer.err : null,
		});
	}
	const { row, raw } = found;
	if (row.msg_id !== null && !isSame(row.msg_id, messageId)) {
		throw invalidResponse(
			WAMM,
			200,
			`answered with another message than ${messageId}`,
			'Run the workflow again later. If it stays, tell WAMM.chat’s support.',
		);
	}
	const message = createMessage('wamm', {
		...toContact(row.phone, null, config),
		...toStatus(row.state, null),
		messageId: row.msg_id ?? messageId,
		chatId: row.phone,
	});
	return { message, raw };
}
