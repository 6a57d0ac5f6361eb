import { urlPart } from './urlPart';

const SHORTEST_SECRET = 6;
const PLACEHOLDER = '[hidden]';
/** What follows it in an `Authorization` header is a secret by itself. */
const SCHEME = /^(?:basic|bearer|token|apikey)\s+/i;
const ASCII_ESCAPE = /\\u00[2-7][\da-f]/i;
const ESCAPES = /\\(?:u00([2-7][\da-f])|[^])/gi;
const BEYOND_ASCII = /[\u0080-\uffff]/g;

function inJson(text: string): string {
	return JSON.stringify(text).slice(1, -1);
}

/** JSON with ASCII characters written as themselves: some encoders write `=` or `+` as `\u003d` and `\u002b`. */
function withoutAsciiEscapes(text: string): string {
	if (!ASCII_ESCAPE.test(text)) return text;
	return text.replace(ESCAPES, (escape, hex: string | undefined) =>
		hex === undefined ? escape : inJson(String.fromCharCode(Number.parseInt(hex, 16))),
	);
}

function spellingsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	// Read back, halves of characters are replaced, as they are in the URLs that are sent.
	return [secret, bytes.toString(), base64, base64.replace(/=+$/, ''), bytes.toString('base64url')];
}

/** A text as it stands in URLs, forms and JSON. */
function formsOf(text: string): string[] {
	const inUrl = urlPart(text);
	const inForm = new URLSearchParams([['', text]]).toString().slice(1);
	const json = inJson(text);
	return [
		text,
		inUrl,
		inUrl.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase()),
		inForm,
		json,
		json.replaceAll('/', '\\/'),
		json.replace(BEYOND_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
	];
}

/**
 * Takes secrets out of texts: plain, in base64, and either of them as URLs, forms and JSON have it. Those shorter
 * than six characters are left, as they would hit ordinary words.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
	const hidden = secrets
		.flatMap((secret) => [secret, secret.replace(SCHEME, '')])
		.filter(({ length }) => length >= SHORTEST_SECRET)
		.flatMap(spellingsOf)
		.flatMap(formsOf);
	const forms = [...new Set(hidden)].sort((a, b) => b.length - a.length);
	return (text) =>
		forms.reduce(
			(clean, form) => clean.replaceAll(form, PLACEHOLDER),
			forms.length > 0 ? withoutAsciiEscapes(text) : text,
		);
}
