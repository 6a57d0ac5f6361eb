import { z } from 'zod/v4';
import type { ApiResponse } from '../core/client';
import { ProviderError } from '../core/providerError';
import { failureOfStatus, type ProviderRef, type Wording } from '../http/failures';

export const WAMM: ProviderRef = { id: 'wamm', label: 'WAMM.chat' };

interface Known extends Wording {
	readonly pattern: RegExp;
}

/**
 * The texts of `err`, which come with HTTP 200. "Nothing there" (`msgs not be`, `msg not be`) is left to those who asked.
 * Each is a refusal, so that nothing was sent, but for the one that says nothing of what was done.
 * @see https://1mhub.ru/en/help/poluchenie-statusa-soobscheniy (read 2026-11)
 * @see https://1mhub.ru/en/help/otpravka-soobschenii-api (read 2026-11)
 */
const KNOWN: readonly Known[] = [
	{
		pattern: /^token fail/i,
		category: 'auth',
		message: 'WAMM.chat did not accept the token.',
		advice:
			'Copy the API token again from Settings in WAMM.chat into the credential. Each channel has a token of its own.',
	},
	{
		pattern: /not authorized/i,
		category: 'notConnected',
		message: 'The channel’s phone is not connected to WAMM.chat.',
		advice:
			'Open the channel in WAMM.chat and connect the phone again, for WhatsApp by scanning the QR code.',
	},
	{
		pattern: /^phone fail/i,
		category: 'invalidRequest',
		message: 'WAMM.chat did not accept this phone or chat.',
		advice: 'Check the number and its country code, and the Messenger field of the credential.',
	},
	{
		pattern: /^msg_id fail/i,
		category: 'invalidRequest',
		message: 'WAMM.chat did not accept this message ID.',
		advice: 'Use the msg_id that WAMM.chat gave when the message was sent.',
	},
	{
		pattern: /^col fail/i,
		category: 'invalidRequest',
		message: 'WAMM.chat did not accept the limit.',
		advice: 'Use a Limit from 1 to 100.',
	},
	{
		pattern: /^no \w+ on the number/i,
		category: 'noAccount',
		message: 'WAMM.chat finds no account of the messenger with this number.',
		advice: 'Check the number and its country code, and the Messenger field of the credential.',
	},
	{
		pattern: /^text fail/i,
		category: 'invalidRequest',
		message: 'WAMM.chat did not accept the text.',
		advice: 'Shorten it, and leave out unusual characters.',
	},
	{
		pattern: /please retry/i,
		category: 'server',
		message: 'WAMM.chat has not checked yet whether the contact has an account.',
		advice: 'Run the workflow again in a minute.',
		retry: true,
	},
	{
		pattern: /fail execution/i,
		category: 'server',
		message: 'WAMM.chat could not finish the request at the moment.',
		advice: 'Run the workflow again later.',
		retry: true,
		isNotTaken: false,
	},
	{
		pattern: /^fail get data/i,
		category: 'notFound',
		message: 'WAMM.chat knows no channel for this token.',
		advice:
			'Check in WAMM.chat that the channel is there and its plan is active, then copy its token again.',
	},
];
const UNKNOWN: Wording = {
	category: 'server',
	message: 'WAMM.chat declined the request.',
	advice: 'Look at WAMM.chat’s own words, and check the channel there.',
	isNotTaken: false,
};
/** Texts travel in the address, where the web server counts each letter beyond the Latin ones several times. */
const ADDRESS_TOO_LONG: Wording = {
	category: 'invalidRequest',
	message: 'The text is too long for WAMM.chat’s web server.',
	advice:
		'Shorten it, or send it in several messages: letters beyond the Latin ones count six times there, emoji twelve times.',
};
/** For what is too long in the address itself, or in all that comes before a body. */
const TOO_LONG = [414, 431];

/** What `err` says when a search has no result: an answer, not a failure. */
const NOTHING_FOUND = ['msgs not be', 'msg not be'] as const;

const errSchema = z.object({ err: z.union([z.string(), z.number()]) });

/**
 * The failure that an answer's `err` stands for; null for 0, "0", "nothing there" and answers without `err`. Where
 * we don't know its words, the HTTP code tells more.
 */
export function failure(answer: ApiResponse, now: number): ProviderError | null {
	if (TOO_LONG.includes(answer.status)) {
		return new ProviderError({
			...ADDRESS_TOO_LONG,
			provider: WAMM.id,
			httpStatus: answer.status,
		});
	}
	const parsed = errSchema.safeParse(answer.json);
	const text = parsed.success ? String(parsed.data.err).trim() : '0';
	if (text === '0' || NOTHING_FOUND.some((nothing) => nothing === text)) return null;
	const known = KNOWN.find(({ pattern }) => pattern.test(text));
	const ofStatus = known ? null : failureOfStatus(WAMM, answer, now, text);
	if (ofStatus) return ofStatus;
	return new ProviderError({
		isNotTaken: true,
		...(known ?? UNKNOWN),
		provider: WAMM.id,
		httpStatus: answer.status,
		providerCode: text,
		detail: text,
	});
}
