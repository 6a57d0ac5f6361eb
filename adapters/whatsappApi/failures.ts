import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';
import { LOGIN_REFUSED, NOT_READY } from './states';

export const WHATSAPP_API: ProviderRef = {
	id: 'whatsappApi',
	label: 'WhatsApp API (Self-Hosted)',
	has500ForInput: true,
};

interface Known extends Wording {
	readonly pattern: RegExp;
}

const UNKNOWN: Wording = {
	category: 'server',
	message: 'The WhatsApp API server had trouble with the request.',
	advice: 'Look at the server’s own words and its log.',
};
/** The server's own stumbling over a chat that isn't there. */
const NO_CHAT = /\(reading 'fetchMessages'\)$/i;
/** What comes out of WhatsApp Web's own code when its parts were renamed or moved; often a single letter. */
const LIBRARY_STUMBLED = /cannot read prop|^(?:evaluation failed: )?\w$/im;

/**
 * The server answers HTTP 500 for nearly everything, a user's mistake included, and gives no codes: only its
 * texts tell. None of these is repeated automatically. A text counts as a refusal to send only where it comes before
 * sending in the server's source: the library stumbles after it too.
 */
const KNOWN: readonly Known[] = [
	{
		pattern: /limit must be/i,
		category: 'invalidRequest',
		message: 'The server did not accept the limit.',
		advice: 'Use a Limit from 1 to 100.',
	},
	{
		pattern: /phone_number must/i,
		category: 'invalidRequest',
		message: 'The server did not accept the phone.',
		advice: 'Write the number with its country code, 8 to 15 digits.',
		isNotTaken: true,
	},
	{
		pattern: /message must/i,
		category: 'invalidRequest',
		message: 'The server did not accept the text.',
		advice: 'Check that it is not empty.',
		isNotTaken: true,
	},
	{
		// WhatsApp Web's word for a number that it can't open a chat with.
		pattern: /^no lid for user\b/i,
		category: 'noAccount',
		message: 'The number is not on WhatsApp.',
		advice: 'Check the number and its country code.',
		isNotTaken: true,
	},
	{
		pattern: /not ready yet/i,
		category: 'notConnected',
		...NOT_READY,
		isNotTaken: true,
	},
	{
		pattern: LIBRARY_STUMBLED,
		category: 'server',
		message: 'The WhatsApp library of the server could not read from WhatsApp Web.',
		advice:
			'The messages may well be there: run the workflow again. If it stays so, WhatsApp Web has changed, and the library has to follow: update whatsapp-web.js on the server and restart it.',
	},
	{
		pattern: /\bauth|logged out/i,
		category: 'notConnected',
		...LOGIN_REFUSED,
	},
];

const envelopeSchema = z.object({
	error: z.union([z.string(), z.object({ message: z.unknown() })]),
});

/** The server's own word for a path that it doesn't have, as its first versions have none for messages. */
function tooOld(): ProviderError {
	return new ProviderError({
		provider: WHATSAPP_API.id,
		category: 'unsupported',
		message: 'This WhatsApp API server is too old: it can’t be asked for messages (HTTP 404).',
		advice:
			'Update it, and start its whatsapp-mcp-api/server.js. If it is up to date, remove the path from the Base URL of the credential.',
		httpStatus: 404,
		scope: 'account',
	});
}

/** The failure that an answer stands for: its JSON-RPC envelope with HTTP 500 or 400, or any other code. */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	const { error } = envelopeSchema.safeParse(answer.json).data ?? {};
	const text = typeof error === 'object' ? String(error.message) : (error ?? null);
	if (answer.status === 404 && text === 'not found') return tooOld();
	if (text === null || ![400, 500].includes(answer.status)) {
		return failureOfStatus(WHATSAPP_API, answer, now, text);
	}
	const known = KNOWN.find(({ pattern }) => pattern.test(text)) ?? UNKNOWN;
	return new ProviderError({
		category: known.category,
		message: known.message,
		advice: known.advice,
		provider: WHATSAPP_API.id,
		httpStatus: answer.status,
		detail: text,
		retry: false,
		isNotTaken: known.isNotTaken,
	});
}

/** The failure of reading one chat, which may be that there is no such chat. */
export function failureOfChat(failed: ProviderError): ProviderError {
	const { category, httpStatus, detail } = failed;
	if (category !== 'noAccount' && !NO_CHAT.test(detail ?? '')) return failed;
	return new ProviderError({
		provider: WHATSAPP_API.id,
		category: 'notFound',
		message: 'The server could not open a chat with this number.',
		advice: 'Check that the number is on WhatsApp.',
		httpStatus: httpStatus ?? undefined,
		detail,
	});
}
