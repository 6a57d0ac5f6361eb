import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';
import { textSchema, partSchema } from '../core/coercions';
import { notWorking } from './states';

export const WAHA: ProviderRef = { id: 'waha', label: 'WAHA', has500ForInput: true };

/**
 * How WAHA says no: Nest's `message` (a list where several fields are wrong), `status` of a session that isn't
 * working, or with HTTP 500 the engine's `exception`, beside a stack that nobody shows.
 */
const refusalSchema = z.object({
	message: z.union([z.string(), z.array(z.string()).transform((all) => all.join('; '))]).catch(''),
	error: textSchema,
	status: textSchema,
	expected: z.unknown(),
	exception: partSchema({ message: textSchema, details: textSchema }),
});

/** A chat that isn't there, in the words of WhatsApp Web's library. */
const NO_CHAT = /\bno lid for user\b|reading 'msgs'|chat not found/i;
/** What Node.js servers say of an address that they don't know, which may have our words in it. */
const NO_ROUTE = /^(?:Cannot|Route) (?:GET|POST)[ :]/;

const SESSION_UNKNOWN: Wording = {
	category: 'notConnected',
	message: 'WAHA has no running session of this name.',
	advice: 'Check Session in the credential, and start the session in WAHA’s Dashboard.',
};
const NO_MESSAGE: Wording = {
	category: 'notFound',
	message: 'WAHA has no such message.',
	advice: 'Check the message ID, and that it is of this session.',
};
const NO_CHAT_HERE: Wording = {
	category: 'notFound',
	message: 'WAHA could not open a chat with this number.',
	advice: 'Check that the number is on WhatsApp.',
	isNotTaken: true,
};
const NO_STORE: Wording = {
	category: 'unsupported',
	message: 'WAHA keeps no messages of this session: the store of the NOWEB engine is off.',
	advice:
		'Turn it on in the session’s settings in WAHA’s Dashboard (config.noweb.store.enabled), restart the session, or use the GOWS engine.',
	scope: 'account',
};
const NOT_OF_ENGINE: Wording = {
	category: 'unsupported',
	message: 'The engine of this WAHA session can’t do this.',
	advice: 'Look at WAHA’s own words. Another engine, such as GOWS, may do it.',
};
const WRONG_KEY: Wording = {
	category: 'auth',
	message: 'WAHA did not accept the API key.',
	advice:
		'Copy the key into the credential again: the server got it as WAHA_API_KEY, or it was made in WAHA’s Dashboard.',
};
const NOT_ALLOWED: Wording = {
	category: 'permission',
	message: 'WAHA does not allow this with the API key (HTTP 403).',
	advice: 'Use a key of this session, or of all, that may read, and for sending one that may send.',
};
const ENGINE_STUMBLED: Wording = {
	category: 'server',
	message: 'The engine of the WAHA session had trouble with the request.',
	advice:
		'Look at WAHA’s own words. If it stays so, restart the session in WAHA’s Dashboard, or update WAHA.',
};

/** What an answer's code and words stand for; null where its code says enough. */
function wordingOf(status: number, text: string): Wording | null {
	switch (status) {
		case 401:
			return WRONG_KEY;
		case 403:
			return NOT_ALLOWED;
		case 404:
			if (NO_ROUTE.test(text)) return null;
			if (/message/i.test(text)) return NO_MESSAGE;
			return /session/i.test(text) ? SESSION_UNKNOWN : null;
		case 400:
		case 422:
			if (/noweb[ .]store/i.test(text)) return NO_STORE;
			return /not implemented by|only in Plus/i.test(text) ? NOT_OF_ENGINE : null;
		case 500:
			if (/noweb[ .]store/i.test(text)) return NO_STORE;
			if (NO_CHAT.test(text)) return NO_CHAT_HERE;
			return text === '' ? null : ENGINE_STUMBLED;
	}
	return null;
}

/** The failure that an answer stands for. */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	const { data } = refusalSchema.safeParse(answer.json);
	if (answer.status === 422 && data?.status && data.expected !== undefined) {
		return notWorking(data.status, 422);
	}
	const { exception } = data ?? {};
	const text = (exception?.details ?? exception?.message ?? data?.message) || (data?.error ?? '');
	const known = wordingOf(answer.status, text);
	if (!known) return failureOfStatus(WAHA, answer, now, text);
	return new ProviderError({
		...known,
		provider: WAHA.id,
		httpStatus: answer.status,
		detail: text,
		retry: false,
	});
}
