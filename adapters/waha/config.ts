import { z } from 'zod/v4';
import { parseBaseUrl } from '../http/baseUrl';
import { InputError, quote } from '../core/inputError';
import type { Target } from '../core/provider';

const DEFAULT_BASE_URL = 'http://localhost:3000';
export const DEFAULT_SESSION = 'default';
/** Paths of the server, cut off when somebody pastes one. */
const ENDPOINTS = ['api/sessions', `api/${DEFAULT_SESSION}`, 'api/sendText', 'dashboard'];
const WHOLE_ENDPOINTS = ['api', 'ping', 'health'];
/** What WAHA lets sessions be called. */
const SESSION_NAME = /^[\w-]+$/;

function knownSession(value: unknown): string {
	const name = String(value || DEFAULT_SESSION).trim() || DEFAULT_SESSION;
	if (SESSION_NAME.test(name)) return name;
	throw new InputError(
		`${quote(name)} can’t be the Session of the WAHA credential.`,
		'Names of sessions have letters, digits, hyphens and underscores only: copy it from WAHA’s Dashboard.',
	);
}

/** The WAHA credential without its secrets. */
export const configSchema = z
	.object({
		baseUrl: z.unknown(),
		/** The account: one phone that the server is connected to. */
		session: z.unknown(),
		ignoreSslIssues: z.boolean().catch(false),
	})
	.transform(({ baseUrl, session, ...rest }) => ({
		...rest,
		session: knownSession(session),
		baseUrl: parseBaseUrl(baseUrl || DEFAULT_BASE_URL, {
			example: DEFAULT_BASE_URL,
			endpoints: ENDPOINTS,
			wholeEndpoints: WHOLE_ENDPOINTS,
		}),
	}));
export type WahaConfig = Readonly<z.output<typeof configSchema>>;

export function target({ baseUrl, ignoreSslIssues }: WahaConfig): Target {
	return { baseUrl, ignoreSslIssues, requestsPerMinute: null };
}
