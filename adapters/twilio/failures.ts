import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { textSchema } from '../core/coercions';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';
import { retryAfterMs } from '../http/retryAfter';
import { SENDING_CODES } from './sendingCodes';

export const TWILIO: ProviderRef = { id: 'twilio', label: 'Twilio' };

const NOT_ACTIVE: Wording = {
	category: 'notConnected',
	message: 'The Twilio account is not active.',
	advice:
		'It may be suspended, closed or out of funds: open the Twilio Console to see why, and add funds or ask Twilio’s support.',
};

/**
 * What `code` of an answer means, whatever its HTTP status.
 * @see https://www.twilio.com/docs/api/errors (read 2026-11)
 */
const BY_CODE = new Map<string | null, Wording>(
	Object.entries<Wording>({
		'20003': {
			category: 'auth',
			message: 'Twilio did not accept the credential.',
			advice:
				'Copy Account SID and auth token again from Account Info in the Twilio Console, or the SID and the secret of an API key of this account. A suspended account may be told the same.',
		},
		'10001': NOT_ACTIVE,
		'20005': NOT_ACTIVE,
		'90010': NOT_ACTIVE,
		'20006': {
			category: 'permission',
			message: 'Twilio does not allow this credential to do that.',
			advice: 'Give the API key the rights for messages in the Twilio Console, or use another one.',
		},
		'20008': {
			category: 'permission',
			message: 'Twilio’s test credentials can’t read messages.',
			advice: 'Use the live Account SID and auth token from Account Info in the Twilio Console.',
		},
		'20404': {
			category: 'notFound',
			message: 'Twilio does not know what was asked for.',
			advice:
				'Check the Account SID of the credential, and that the message or number belongs to that account.',
		},
		'20429': {
			category: 'rateLimit',
			message: 'Twilio received too many requests at the same time.',
			advice: 'Run the workflow less often, or lower Concurrency where the node’s options have it.',
		},
		...SENDING_CODES,
	}),
);

const bodySchema = z.object({ code: textSchema, message: textSchema });

/** The failure that an answer beyond 2xx stands for: by Twilio's code, else by the HTTP status. */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	const { code = null, message: detail = null } = bodySchema.safeParse(answer.json).data ?? {};
	const ofStatus = failureOfStatus(TWILIO, answer, now, detail, code);
	const wording = BY_CODE.get(code);
	if (!ofStatus || !wording) return ofStatus;
	return new ProviderError({
		...wording,
		provider: TWILIO.id,
		httpStatus: answer.status,
		providerCode: code,
		retryAfterMs: retryAfterMs(answer.headers['retry-after'], now),
		detail,
	});
}
