import type { Authenticity, Delivery } from '../core/webhooks/delivery';
import { hmac, isSameSecret } from '../core/webhooks/signature';
import { authTokenOf } from './authorize';

const HEADER = 'x-twilio-signature';
const AUTHORITY = /^(https?:\/\/[^/?#]+?)(:\d+)?(?=[/?#]|$)/i;

/** The fields of a form as they are signed: by name, of those sent several times each value once. */
function signedFields(body: unknown): string {
	const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
	return Object.keys(fields)
		.sort()
		.flatMap((name) => {
			const values = new Set([fields[name]].flat().map(String));
			return [...values].sort().map((value) => name + value);
		})
		.join('');
}

/** The address without a port, and with that of its scheme: Twilio signs now the one, now the other. */
function spellingsOf(url: string): readonly string[] {
	const port = /^https/i.test(url) ? 443 : 80;
	return [url, url.replace(AUTHORITY, '$1'), url.replace(AUTHORITY, `$1:${port}`)];
}

/** What Twilio puts into the header for a form that it sends to this address. */
export function signatureOf(authToken: string, url: string, body: unknown): string {
	return hmac('sha1', authToken, url + signedFields(body), 'base64');
}

/**
 * Checks `X-Twilio-Signature`: address and fields, signed with the auth token. With an API key alone there is none
 * to check it with.
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security (read 2026-11)
 */
export function verify(
	{ url, body, headers }: Delivery,
	credential: Readonly<Record<string, unknown>>,
): Authenticity {
	const authToken = authTokenOf(credential);
	if (authToken === '') return 'unsigned';
	const given = headers[HEADER] ?? '';
	const isRight = spellingsOf(url).some((each) =>
		isSameSecret(given, signatureOf(authToken, each, body)),
	);
	return isRight ? 'valid' : 'forged';
}
