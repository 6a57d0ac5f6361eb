import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { textSchema } from '../core/coercions';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';
import { retryAfterMs } from '../http/retryAfter';

export const TWO_CHAT: ProviderRef = { id: 'twoChat', label: '2Chat' };

const WRONG_KEY: Wording = {
	category: 'auth',
	message: '2Chat did not accept the API key.',
	advice: 'Copy the API key again from Developers in 2Chat into the credential.',
};
const NUMBER_BUSY =
	'The request was repeated without success. Run the workflow again in a few minutes. If that does not help, look at the number in 2Chat.';

/**
 * What 2Chat means by its HTTP codes, where that differs from what the code means elsewhere: 409, 410 and 486
 * pass by themselves, 403 is a key that is missing.
 * @see https://developers.2chat.co/docs/API/api-response-codes (read 2026-11)
 */
const BY_STATUS: Readonly<Record<number, Wording>> = {
	401: WRONG_KEY,
	402: {
		category: 'quota',
		message: '2Chat asks for payment: the trial is over or the credits are used up.',
		advice: 'Check plan and credits under Billing in 2Chat.',
	},
	404: {
		category: 'notFound',
		message: '2Chat does not know this number or message.',
		advice:
			'Check that the number is connected to this 2Chat account, and the Base URL of the credential.',
	},
	406: {
		category: 'unsupported',
		message: '2Chat does not offer this for the number.',
		advice: 'Check in 2Chat that it is a WhatsApp Web number.',
	},
	409: {
		category: 'server',
		scope: 'gate',
		message: 'The number is just starting in 2Chat.',
		advice: NUMBER_BUSY,
	},
	410: {
		category: 'server',
		scope: 'gate',
		message: 'The number is just connecting or disconnecting in 2Chat.',
		advice: NUMBER_BUSY,
	},
	422: {
		category: 'invalidRequest',
		message: '2Chat did not accept a value of the request.',
		advice: 'Check the phone numbers: each needs its country code.',
	},
	486: {
		category: 'rateLimit',
		message: 'The number is busy with another request in 2Chat.',
		advice: `${NUMBER_BUSY} Leave Concurrency at 1 where the node’s options have it.`,
	},
};
/** `success: false` is 2Chat's own word for what it has not done, whatever the reason. */
const DECLINED: Wording = {
	category: 'server',
	isNotTaken: true,
	message: '2Chat declined the request.',
	advice: 'Look at 2Chat’s own words, and check the number there.',
};

const reasonsSchema = z.tuple([z.object({ msg: z.string() })], z.unknown());
const wordsSchema = z
	.union([z.string(), reasonsSchema.transform(([{ msg }]) => msg)])
	.nullish()
	.catch(null);
const refusalSchema = z.object({
	success: z.unknown(),
	/** `true` or a text. */
	error: z.unknown(),
	error_code: textSchema,
	error_message: wordsSchema,
	message: wordsSchema,
	detail: wordsSchema,
});

/** What a 404 says, if anything, where it is the address that a server doesn't know, and not something at 2Chat. */
const UNKNOWN_PATH = /^(not found\.?)?$|\broutes?\b|^cannot (get|post|delete)\b/i;

function ofStatus(status: number, isDeclined: boolean, detail: string | null): Wording | undefined {
	const text = detail?.trim() ?? '';
	if (status === 403 && /not authenticated/i.test(text)) return WRONG_KEY;
	if (status === 404 && !isDeclined && UNKNOWN_PATH.test(text)) return undefined;
	return BY_STATUS[status];
}

function ofDeclined(detail: string | null): Wording | undefined {
	return /not found|unknown/i.test(detail ?? '') ? { ...DECLINED, ...BY_STATUS[404] } : DECLINED;
}

/** The failure that an answer stands for: a code beyond 2xx, or 2xx with `success: false` or `error: true`. */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	const body = refusalSchema.safeParse(answer.json).data;
	const said = body?.error_message ?? body?.message ?? body?.detail;
	const detail = said ?? wordsSchema.parse(body?.error) ?? null;
	const isGood = answer.status >= 200 && answer.status < 300;
	const isDeclined = body?.success === false || body?.error === true;
	if (isGood && !isDeclined) return null;
	const providerCode = body?.error_code ?? null;
	const wording = isGood ? ofDeclined(detail) : ofStatus(answer.status, isDeclined, detail);
	if (!wording) return failureOfStatus(TWO_CHAT, answer, now, detail, providerCode);
	return new ProviderError({
		...wording,
		provider: TWO_CHAT.id,
		httpStatus: answer.status,
		providerCode,
		retryAfterMs: retryAfterMs(answer.headers['retry-after'], now),
		detail,
	});
}
