import { z } from 'zod/v4';
import { parseBaseUrl } from '../http/baseUrl';
import { InputError, quote } from '../core/inputError';
import type { Target } from '../core/provider';

const DEFAULT_BASE_URL = 'https://api.twilio.com';
/** The first part of all paths; Twilio-compatible services have their own in front of it. */
export const API_VERSION = '2010-04-01';

const FIND_IT = 'Copy it from Account Info on the first page of the Twilio Console.';

/** Twilio's own ids; compatible services use UUIDs. */
const ACCOUNT_SID = /^(AC[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A field of the credential, trimmed; '' for what is no text. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

function readAccountSid(value: unknown): string {
	const sid = textOf(value);
	if (ACCOUNT_SID.test(sid)) return sid;
	if (sid === '') throw new InputError('The Twilio credential has no Account SID.', FIND_IT);
	throw new InputError(
		`The Account SID of the Twilio credential is ${quote(sid)}, which is none.`,
		`It starts with AC; one with SK belongs to an API key. ${FIND_IT}`,
	);
}

/** A number as people write it becomes one that Twilio takes; short codes, names and SIDs stay as they are. */
function readSender(value: unknown): string {
	const text = textOf(value);
	return /^\+[\d\s().-]+$/.test(text) ? text.replace(/[^+\d]/g, '') : text;
}

function readCallback(value: unknown): string {
	const text = textOf(value);
	if (text === '' || /^https?:\/\/[^\s/]/i.test(text)) return text;
	throw new InputError(
		`Status Callback URL of the Twilio credential is ${quote(text)}, which is no web address.`,
		'Copy the Production URL of a Message Webhook Trigger into it, or leave it empty.',
	);
}

/** The Twilio credential without its secrets. */
export const configSchema = z
	.object({
		accountSid: z.unknown(),
		/** Whom messages come from where the node doesn't say; empty for none. */
		sender: z.unknown(),
		/** Where Twilio tells what becomes of the messages that are sent; empty for nowhere. */
		statusCallback: z.unknown(),
		baseUrl: z.unknown(),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ accountSid, sender, statusCallback, baseUrl, ignoreSslIssues }) => ({
		accountSid: readAccountSid(accountSid),
		sender: readSender(sender),
		statusCallback: readCallback(statusCallback),
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: [API_VERSION],
		}),
		ignoreSslIssues,
	}));
export type TwilioConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues }: TwilioConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute: null };
}

/** Where everything of the account lies, behind the base URL. */
export function accountPath({ accountSid }: TwilioConfig): string {
	return `/${API_VERSION}/Accounts/${accountSid}`;
}
