import { hmac, isSameSecret } from '../core/webhooks/signature';
import type { Authenticity, Delivery } from '../core/webhooks/delivery';

type Credential = Readonly<Record<string, unknown>>;

/** Comes along with each delivery, as the server was told; no log of addresses has it. */
export const SECRET_HEADER = 'x-message-tracker';
/** Where the secret goes in a request's body. */
export const SECRET_MARK = ':webhookSecret';

const keyOf = ({ apiKey }: Credential): string => String(apiKey ?? '').trim();

/** Of this key and instance only, and nothing that the key could be found by. */
function secretOf(credential: Credential): string {
	const { instance } = credential;
	return hmac('sha256', keyOf(credential), `webhook of ${String(instance).trim()}`, 'hex');
}

/** A request's body with the secret in its place. */
export function withSecret(body: unknown, credential: Credential): unknown {
	return typeof body === 'string' ? body.replaceAll(SECRET_MARK, () => secretOf(credential)) : body;
}

/** Whether a delivery has the secret. The server signs nothing; what no key is in, anybody could make. */
export function verify({ headers }: Delivery, credential: Credential): Authenticity {
	const given = headers[SECRET_HEADER] ?? '';
	const isKnown = keyOf(credential) !== '';
	return isKnown && isSameSecret(given, secretOf(credential)) ? 'valid' : 'forged';
}
