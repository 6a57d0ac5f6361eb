const SHORTEST_SECRET = 6;
const PLACEHOLDER = '[hidden]';

function formsOf(secret: string): string[] {
	const base64 = Buffer.from(secret).toString('base64');
	return [
		secret,
		encodeURIComponent(secret),
		secret.replaceAll('/', '\\/'),
		base64,
		base64.replace(/=+$/, ''),
		Buffer.from(secret).toString('base64url'),
	];
}

/**
 * Takes secrets out of texts: plain, URL-encoded, with escaped slashes and in base64. Those shorter than six
 * characters are left, as they would hit ordinary words.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
	const forms = [
		...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf)),
	];
	forms.sort((a, b) => b.length - a.length);
	return (text) => forms.reduce((clean, form) => clean.replaceAll(form, PLACEHOLDER), text);
}
