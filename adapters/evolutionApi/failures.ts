import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';

export const EVOLUTION_API: ProviderRef = { id: 'evolutionApi', label: 'Evolution API' };

interface Known extends Wording {
	readonly pattern: RegExp;
}

const LICENSE_REQUIRED = 'LICENSE_REQUIRED';
const UNLICENSED: Wording = {
	category: 'permission',
	scope: 'account',
	retry: false,
	message: 'The Evolution API server answers nothing until its licence is activated.',
	advice:
		'Version 2.4 asks for that: activate it in Evolution Manager, or run a version from 2.1 to 2.3.7.',
};
const WRONG_KEY: Wording = {
	category: 'auth',
	message: 'Evolution API did not accept the API key for this instance.',
	advice:
		'Copy the token of the instance from Evolution Manager into the credential, or the server’s AUTHENTICATION_API_KEY.',
};

/**
 * The server's texts, which tell more than their HTTP codes. An instance is looked for before the key is looked at.
 * @see https://github.com/evolution-foundation/evolution-api `src/api/guards` (2.3.7, read 2026-11)
 */
const KNOWN: readonly Known[] = [
	{
		pattern: /^the ".*" instance does not exist$/is,
		category: 'auth',
		message: 'Evolution API has no instance of this name.',
		advice:
			'Copy the name into Instance of the credential as Evolution Manager shows it, capital letters included.',
	},
	{
		pattern: /\(reading '\w+'\)$/,
		category: 'notConnected',
		message: 'The instance is not running on the Evolution API server.',
		advice: 'Restart it in Evolution Manager, or restart the server if that does not help.',
	},
	{
		pattern: /connection closed/i,
		category: 'notConnected',
		message: 'The instance’s phone is not connected to WhatsApp.',
		advice: 'Open the instance in Evolution Manager and scan its QR code with WhatsApp.',
	},
];

const bodySchema = z.object({
	code: z.unknown(),
	error: z.unknown(),
	message: z.unknown(),
	response: z.object({ message: z.unknown() }).nullish().catch(null),
});

/** The first text in what the server threw, which may lie in lists within lists. */
function textOf(value: unknown, depth = 0): string | null {
	if (typeof value === 'string') return value;
	if (!Array.isArray(value) || depth > 3) return null;
	return value.reduce<string | null>((found, each) => found ?? textOf(each, depth + 1), null);
}

/** The failure that an answer stands for; null for 2xx. */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	if (answer.status >= 200 && answer.status < 300) return null;
	const body = bodySchema.safeParse(answer.json).data;
	const isUnlicensed = body?.code === LICENSE_REQUIRED;
	const detail = textOf(body?.response?.message) ?? textOf(body?.message) ?? textOf(body?.error);
	const known = KNOWN.find(({ pattern }) => pattern.test(detail ?? ''));
	const wording = isUnlicensed ? UNLICENSED : answer.status === 401 ? WRONG_KEY : known;
	if (!wording) return failureOfStatus(EVOLUTION_API, answer, now, detail);
	return new ProviderError({
		category: wording.category,
		scope: wording.scope,
		retry: wording.retry,
		message: wording.message,
		advice: wording.advice,
		provider: EVOLUTION_API.id,
		httpStatus: answer.status,
		providerCode: isUnlicensed ? LICENSE_REQUIRED : null,
		detail: isUnlicensed ? null : detail,
	});
}
