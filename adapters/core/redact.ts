const SHORTEST_SECRET = 6;
const PLACEHOLDER = '[hidden]';
/** What follows it in an `Authorization` header is a secret by itself. */
const SCHEME = /^(?:basic|bearer|token|apikey)\s+/i;

function spellingsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	return [secret, base64, base64.replace(/=+$/, ''), bytes.toString('base64url')];
}

/** A text as it stands in URLs, forms and JSON. */
function formsOf(text: string): string[] {
	const inUrl = encodeURIComponent(text);
	const inForm = new URLSearchParams([['', text]]).toString().slice(1);
	const inJson = JSON.stringify(text).slice(1, -1);
	return [
		text,
		inUrl,
		inUrl.replace(/%[\dA-F]{2}/g, (hex) => hex.toLowerCase()),
		inForm,
		inJson,
		inJson.replaceAll('/', '\\/'),
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
	return (text) => forms.reduce((clean, form) => clean.replaceAll(form, PLACEHOLDER), text);
}
