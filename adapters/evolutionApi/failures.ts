import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError, type ProviderFailure } from '../core/providerError';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';

export const EVOLUTION_API: ProviderRef = { id: 'evolutionApi', label: 'Evolution API' };

interface Known extends Wording {
	readonly pattern: RegExp;
}

const LICENSE_REQUIRED = 'LICENSE_REQUIRED';
/** The server's own text is an address to register at. */
const UNLICENSED: Wording & Pick<ProviderFailure, 'providerCode' | 'detail'> = {
	providerCode: LICENSE_REQUIRED,
	detail: null,
	category: 'permission',
	scope: 'account',
	retry: false,
	isNotTaken: true,
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
		isNotTaken: true,
		message: 'The instance is not running on the Evolution API server.',
		advice: 'Restart it in Evolution Manager, or restart the server if that does not help.',
	},
	{
		pattern: /connection closed/i,
		category: 'notConnected',
		isNotTaken: true,
		message: 'The instance’s phone is not connected to WhatsApp.',
		advice: 'Open the instance in Evolution Manager and scan its QR code with WhatsApp.',
	},
];

const NO_ACCOUNT: Wording = {
	category: 'noAccount',
	message: 'This number has no WhatsApp account.',
	advice: 'Check the number and its country code.',
	isNotTaken: true,
};
const META_DECLINED: Wording = {
	category: 'invalidRequest',
	message: 'Meta’s API did not accept the message.',
	advice: 'Look at Meta’s own words. Outside of 24 hours it takes templates only.',
	isNotTaken: true,
};
/** What the server caught while it was sending, or when it stored what it had sent. */
const CAUGHT = /^\w*Error\b/;

const bodySchema = z.object({
	code: z.unknown(),
	error: z.unknown(),
	message: z.unknown(),
	response: z.object({ message: z.unknown() }).nullish().catch(null),
	fbtrace_id: z.unknown(),
});
type Body = Partial<z.output<typeof bodySchema>>;
const noAccountSchema = z.tuple([z.object({ exists: z.literal(false) })], z.unknown());

/** How deep in lists within lists a text of the server's may lie. */
const DEEPEST = 4;

/** The first text in what the server threw; '' where there is none. */
function textIn(thrown: readonly unknown[]): string {
	return thrown.flat(DEEPEST).find((each) => typeof each === 'string') ?? '';
}

/** What an answer says in its own way; undefined where its HTTP code says it. */
function wordingOf(status: number, body: Body, detail: string): Wording | undefined {
	if (body.code === LICENSE_REQUIRED) return UNLICENSED;
	if (body.fbtrace_id !== undefined) return META_DECLINED;
	if (status === 401) return WRONG_KEY;
	if (noAccountSchema.safeParse(body.response?.message).success) return NO_ACCOUNT;
	return KNOWN.find(({ pattern }) => pattern.test(detail));
}

/**
 * The failure that an answer stands for; null for 2xx, unless it holds what Meta's API refused. HTTP 400 is also what a
 * message gets that was sent and couldn't be stored.
 */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	const { status } = answer;
	const body: Body = bodySchema.safeParse(answer.json).data ?? {};
	const detail = textIn([body.response?.message, body.message, body.error]);
	const ofStatus = failureOfStatus(EVOLUTION_API, answer, now, detail);
	if (ofStatus === null && body.fbtrace_id === undefined) return null;
	const wording = wordingOf(status, body, detail);
	const failed = wording
		? new ProviderError({ detail, ...wording, provider: EVOLUTION_API.id, httpStatus: status })
		: ofStatus;
	const mayBeSent = status === 400 && CAUGHT.test(detail);
	return failed && mayBeSent
		? new ProviderError({ ...failed.toFailure(), isNotTaken: false })
		: failed;
}
