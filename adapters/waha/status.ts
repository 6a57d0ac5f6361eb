import { InputError, quote } from '../core/inputError';
import { catchFailure } from '../core/catchFailure';
import type { ApiClient } from '../core/client';
import type { MessageRecord } from '../core/messages/message';
import type { StatusQuery } from '../core/statuses/statusQuery';
import { ProviderError } from '../core/providerError';
import { invalidResponse } from '../http/failures';
import { urlPart } from '../http/urlPart';
import type { WahaConfig } from './config';
import { WAHA } from './failures';
import { withPhones } from './hiddenNumbers';
import { isBareId, parseMessageId } from './messageId';
import { toMessage } from './normalize';
import { sessionPath, workingSession } from './session';
import { messageAnswerSchema } from './schemas';

const EXAMPLE = 'true_5215512345678@c.us_3EB0C767D97B2C123456';

/** The chat to look in; with the short form of an id all, where the engine can. */
function chatToAsk(messageId: string, hasStore: boolean): string {
	const chat = parseMessageId(messageId)?.chat;
	if (chat !== undefined) return chat;
	if (hasStore && isBareId(messageId)) return 'all';
	throw new InputError(
		`${quote(messageId)} is not a WAHA message ID.`,
		`Give the whole ID as WAHA shows it, such as ${EXAMPLE}.`,
	);
}

/** Whether both are of one message: WAHA may write the chat as phone or as hidden number. */
function isSame(id: string | null, asked: string): boolean {
	const bare = (each: string) => parseMessageId(each)?.id ?? each;
	return id === null || bare(id) === bare(asked);
}

function notFound(messageId: string, { httpStatus }: ProviderError): ProviderError {
	return new ProviderError({
		provider: WAHA.id,
		category: 'notFound',
		isMissing: true,
		message: `WAHA has no message “${messageId}”.`,
		advice:
			'Was it sent from another session? WAHA also forgets messages that its engine doesn’t keep.',
		httpStatus: httpStatus ?? undefined,
	});
}

/**
 * One message by its id, which holds its chat, and which it keeps in whichever way the answer writes the chat. Nothing
 * tells when the status changed.
 */
export async function status(
	client: ApiClient<WahaConfig>,
	{ messageId }: StatusQuery,
): Promise<MessageRecord> {
	const { accountPhone, hasStore } = await workingSession(client);
	const chat = chatToAsk(messageId, hasStore);
	const answer = await catchFailure(
		client.call(
			{
				method: 'GET',
				path: sessionPath(client.config, `chats/${urlPart(chat)}/messages/${urlPart(messageId)}`),
				query: { downloadMedia: 'false' },
			},
			messageAnswerSchema,
		),
		({ category }) => category === 'notFound',
	);
	if (ProviderError.isInstance(answer)) throw notFound(messageId, answer);
	const { row, raw } = answer;
	if (!isSame(row.id, messageId)) {
		throw invalidResponse(
			WAHA,
			200,
			`answered with another message than “${messageId}”`,
			'Run the workflow again later. If it stays, update WAHA.',
		);
	}
	const id = parseMessageId(messageId) ? messageId : (row.id ?? messageId);
	const message = toMessage({ ...row, id }, accountPhone);
	const [record] = await withPhones(client, [{ message, raw }]);
	return record ?? { message, raw };
}
