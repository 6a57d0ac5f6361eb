import { InputError } from '../core/inputError';

/** What a provider's base URL looks like. */
export interface BaseUrlOptions {
	/** A correct one, for the advice. */
	readonly example: string;
	/** First path segment or segments of endpoints that go on, such as `msg_get` or `whatsapp/messages`. */
	readonly endpoints?: readonly string[];
	/** Endpoints that end the path: with more behind them the same words are a part of the base URL. */
	readonly wholeEndpoints?: readonly string[];
}

const MAX_TEXT = 2_048;
const SCHEME = /^([a-z][a-z\d+.-]*):(?=[/\\]|(?!\d))[/\\]{0,2}/i;
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/;
const PRIVATE_IPV4 =
	/^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$/;
const PRIVATE_IPV6 = /^\[(?:::1?|f[cd][\da-f]{2}:.*|fe[89ab][\da-f]:.*)\]$/;

/**
 * The origin and path, without a trailing slash, of a base URL as users paste it. Without a scheme
 * it gets `https://`, or `http://` for this machine, private addresses and `name:port`; query and
 * fragment are dropped, and so is the path from the first endpoint on. Throws InputError
 * for an empty text, another scheme, no host, and a user name or password. Its messages never
 * repeat the input: a pasted address may carry a token.
 */
export function parseBaseUrl(value: unknown, options: BaseUrlOptions): string {
	const text = typeof value === 'string' ? tidy(value.slice(0, MAX_TEXT)) : '';
	if (text === '') throw refusal('The base URL is empty.', options);
	const scheme = SCHEME.exec(text);
	const name = scheme?.[1]?.toLowerCase();
	const rest = scheme ? text.slice(scheme[0].length) : text.replace(/^[/\\]{2}/, '');
	const authority = rest.split(/[/\\?#]/, 1)[0] ?? '';
	if (authority.includes('@')) {
		throw refusal('The base URL has a user name or password in it.', options);
	}
	if (name !== undefined && name !== 'http' && name !== 'https') {
		throw refusal('The base URL starts with neither https:// nor http://.', options);
	}
	const url = toUrl(`${name ?? guessScheme(authority)}://${rest}`);
	const isLoneWord = name === undefined && !/[.:\]]|^localhost$/i.test(authority);
	if (authority === '' || isLoneWord || /\s/.test(rest) || url === null) {
		throw refusal('The base URL is not a complete web address.', options);
	}
	const read = [url.origin, ...basePath(url.pathname, options)].join('/');
	// Without its slash or endpoint it may end in a quote again.
	return read === text ? read : parseBaseUrl(read, options);
}

/** Also without the quotes and the `GET` that come along from documentation. */
function tidy(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/\p{C}/gu, '')
		.replace(/^[\s"'<`“]+|[\s"'>`”]+$/g, '')
		.replace(/^(?:GET|POST)\s+/i, '');
}

function toUrl(text: string): URL | null {
	return URL.canParse(text) ? new URL(text) : null;
}

function guessScheme(authority: string): 'http' | 'https' {
	const host = toUrl(`http://${authority}`)?.hostname ?? '';
	const isLocal = LOCAL_NAME.test(host) || PRIVATE_IPV4.test(host) || PRIVATE_IPV6.test(host);
	return isLocal || !/[.:]/.test(host) ? 'http' : 'https';
}

/** The segments in front of the first endpoint. */
function basePath(
	pathname: string,
	{ endpoints = [], wholeEndpoints = [] }: BaseUrlOptions,
): string[] {
	const segments = pathname.split('/').filter((segment) => segment !== '');
	const end = segments.findIndex((_, start) => {
		const rest = segments.slice(start).join('/').toLowerCase();
		return (
			wholeEndpoints.includes(rest) ||
			endpoints.some((endpoint) => `${rest}/`.startsWith(`${endpoint}/`))
		);
	});
	return end === -1 ? segments : segments.slice(0, end);
}

function refusal(message: string, { example }: BaseUrlOptions): InputError {
	return new InputError(message, `Enter the address of the API, such as ${example}.`);
}
