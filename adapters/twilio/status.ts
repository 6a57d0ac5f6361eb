import { InputError, quote } from '../core/inputError';
import { catchFailure } from '../core/catchFailure';
import type { MessageRecord } from '../core/messages/message';
import type { ApiClient } from '../core/client';
import type { StatusQuery } from '../core/statuses/statusQuery';
import { ProviderError } from '../core/providerError';
import { invalidResponse } from '../http/failures';
import { accountPath, type TwilioConfig } from './config';
import { TWILIO } from './failures';
import { toMessage } from './normalize';
import { messageAnswerSchema } from './schemas';

/** Twilio's own are SM or MM and 32 hexadecimal digits; those of compatible services may be UUIDs. */
function checkedSid(messageId: string): string {
	if (/^[\w-]{1,64}$/.test(messageId)) return messageId;
	throw new InputError(
		`${quote(messageId)} is not a Twilio message ID.`,
		'It is the SID that was given when the message was sent: SM or MM with 32 digits and letters behind it.',
	);
}

/** One message's status, with all else that Twilio knows of it. */
export async function status(
	{ call, config }: ApiClient<TwilioConfig>,
	query: StatusQuery,
): Promise<MessageRecord> {
	const sid = checkedSid(query.messageId);
	const path = `${accountPath(config)}/Messages/${sid}.json`;
	const answer = await catchFailure(
		call({ method: 'GET', path }, messageAnswerSchema),
		// What Twilio's code says; a wrong address is an `invalidResponse`.
		({ category }) => category === 'notFound',
	);
	if (ProviderError.isInstance(answer)) throw missing(sid, answer);
	const { row, raw } = answer;
	if (row.sid?.toLowerCase() !== sid.toLowerCase()) {
		throw invalidResponse(
			TWILIO,
			200,
			`answered with another message than ${sid}`,
			'Check the Base URL of the credential. If it is right, run the workflow again later.',
		);
	}
	return { message: toMessage(row), raw };
}

function missing(sid: string, failure: ProviderError): ProviderError {
	return new ProviderError({
		...failure.toFailure(),
		detail: null,
		isMissing: true,
		message: `Twilio has no message ${sid}.`,
		advice:
			'Was it sent from another account or subaccount, or deleted? Its SID starts with SM or MM.',
	});
}
