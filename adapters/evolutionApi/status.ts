import { InputError, quote } from '../core/inputError';
import type { MessageRecord } from '../core/messages/message';
import type { ApiClient } from '../core/client';
import type { StatusQuery } from '../core/statuses/statusQuery';
import { ProviderError } from '../core/providerError';
import { mergeRecords } from '../core/statuses/merge';
import type { EvolutionConfig } from './config';
import { EVOLUTION_API } from './failures';
import { readRows } from './messageList';
import { toMessage } from './normalize';

/** WhatsApp's own ids are hexadecimal, Meta's begin with `wamid.` and may end with `=`. */
const MESSAGE_ID = /^[\w.+/=-]{4,200}$/;
/** A message may be stored more than once. */
const MOST_COPIES = 10;

function checkedId(messageId: string): string {
	if (MESSAGE_ID.test(messageId)) return messageId;
	throw new InputError(
		`${quote(messageId)} is not a message ID of WhatsApp.`,
		'Use the id in the key that Evolution API gave when the message was sent, such as 3EB0CCCCC1A6B6F05D762A.',
	);
}

/** One message with its status, by its id alone. */
export async function status(
	client: ApiClient<EvolutionConfig>,
	query: StatusQuery,
): Promise<MessageRecord> {
	const id = checkedId(query.messageId);
	const place = { untilSeconds: null, page: 1, size: MOST_COPIES };
	const { records } = await readRows(client, { id }, place);
	const found = records.usable
		.map(({ row, raw }): MessageRecord => ({ message: toMessage(row), raw }))
		.filter(({ message }) => message.messageId === id);
	if (found.length > 0) return found.reduce(mergeRecords);
	throw new ProviderError({
		provider: EVOLUTION_API.id,
		category: 'notFound',
		isMissing: true,
		message: `Evolution API has no message ${quote(id)} in this instance.`,
		advice:
			'Was it sent by another instance? Messages are stored only while the server’s DATABASE_SAVE_DATA_NEW_MESSAGE is true.',
	});
}
