import type { OutgoingRequest } from '../core/provider';
import { InputError } from '../core/inputError';

type Credential = Readonly<Record<string, unknown>>;

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** Reads a credential's base URL once per object: each request of an execution authorizes with the same one. */
export function baseUrlOnce(read: (credential: Credential) => string): typeof read {
	const known = new WeakMap<Credential, string>();
	return (credential) => {
		const baseUrl = known.get(credential) ?? read(credential);
		known.set(credential, baseUrl);
		return baseUrl;
	};
}

/**
 * Where a request of a credential really goes: relative addresses are put behind the credential's own base URL,
 * absolute ones must share its origin. Throws an `InputError` for any other host, before a secret is placed.
 */
export function resolveUrl(request: OutgoingRequest, baseUrl: string): string {
	const asked = (request.url ?? request.uri ?? '').trim();
	const relative = asked.startsWith('/') ? asked : `/${asked}`;
	const url = HAS_SCHEME.test(asked) ? asked : `${baseUrl}${relative}`;
	const { origin } = new URL(baseUrl);
	if (!URL.canParse(url) || new URL(url).origin !== origin) {
		throw new InputError(
			`This credential is for ${origin} only, and the request goes elsewhere.`,
			'Use the address from the Base URL of the credential, so that the key stays with its provider.',
		);
	}
	return url;
}

/** A copy of the request that goes to `url`, with these headers added. */
export function redirected<R extends OutgoingRequest>(
	request: R,
	url: string,
	headers: Readonly<Record<string, string>> = {},
): R {
	const copy: R = { ...request, headers: { ...request.headers, ...headers } };
	delete copy.baseURL;
	if (request.url === undefined && request.uri !== undefined) copy.uri = url;
	else copy.url = url;
	return copy;
}

/** A secret as a header's value, trimmed; throws an `InputError`, which doesn't repeat it, where no header can hold it. */
export function headerValue(secret: unknown, field: string): string {
	const value = String(secret ?? '').trim();
	if (HEADER_VALUE.test(value)) return value;
	throw new InputError(
		`The ${field} has characters that no header may have.`,
		'Copy it again, by itself: it may have been pasted with a line break or an invisible character.',
	);
}
