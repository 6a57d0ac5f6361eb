import { urlPart } from './urlPart';

/** Shorter ones occur in ordinary texts by chance: they are hidden only where they are all that a text says. */
const MIN_WITHIN = 8;
const PLACEHOLDER = '[hidden]';
/** What follows it in an `Authorization` header is a secret by itself. */
const SCHEME = /^(?:basic|bearer|token|apikey)\s+/i;
const ASCII_ESCAPE = /\\u00[2-7][\da-f]/i;
const ESCAPES = /\\(?:u00([2-7][\da-f])|[^])/gi;
const BEYOND_ASCII = /[\u0080-\uffff]/g;
/** Written as they are in URLs, forms and JSON alike. */
const UNENCODED = /[\w.-]+/g;
/** What a provider may call a field. */
const FIELD_NAME = /^[a-z_]+$/i;

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

/** A part of the spelling that is the same in all its forms, the longest; '' where every character may be encoded. */
function coreOf(variant: string): string {
	const parts = variant.match(UNENCODED) ?? [];
	return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Takes secrets out of what a provider sends: plain, in base64, and either of them as URLs, forms and JSON have it. */
export interface Redactor {
	/** A text without them. */
	ofText(text: string): string;
	/**
	 * What was parsed of a JSON text, changed in place: its texts without them. Numbers stay, and so do keys that may
	 * be names of fields. A JSON text that has none of them isn't looked through.
	 */
	ofJson(parsed: unknown, json: string): unknown;
}

export function createRedactor(secrets: readonly string[]): Redactor {
	const all = secrets.flatMap((secret) => [secret, secret.replace(SCHEME, '')]).filter(Boolean);
	const variants = [...new Set(all)].map((secret) => ({
		isShort: secret.length < MIN_WITHIN,
		spelled: spellingsOf(secret),
	}));
	const formsWhere = (isWanted: boolean) => {
		const wanted = variants.filter(({ isShort }) => isShort === isWanted);
		return new Set(wanted.flatMap(({ spelled }) => spelled.flatMap(formsOf)));
	};
	const within = [...formsWhere(false)].sort((a, b) => b.length - a.length);
	const whole = formsWhere(true);
	const cores = [...new Set(variants.flatMap(({ spelled }) => spelled.map(coreOf)))];

	function hide(text: string): string {
		return within.reduce((clean, form) => clean.replaceAll(form, PLACEHOLDER), text);
	}

	function ofText(text: string): string {
		if (whole.has(text.trim())) return PLACEHOLDER;
		const clean = hide(text);
		const plain = withoutAsciiEscapes(clean);
		return within.some((form) => plain.includes(form)) ? hide(plain) : clean;
	}

	function mayHave(json: string): boolean {
		return (
			cores.some((core) => json.includes(core)) || (cores.length > 0 && ASCII_ESCAPE.test(json))
		);
	}

	return {
		ofText,
		ofJson: (parsed, json) => (mayHave(json) ? eachText(parsed, ofText) : parsed),
	};
}

/** Changes the texts of a JSON value in place. Without recursion: a provider may nest deeper than the stack is. */
function eachText(value: unknown, change: (text: string) => string): unknown {
	const top: Record<string, unknown> = { value };
	const open = [top];
	for (let within = open.pop(); within; within = open.pop()) {
		for (const [key, part] of Object.entries(within)) {
			const name = Array.isArray(within) || FIELD_NAME.test(key) ? key : change(key);
			if (name !== key) delete within[key];
			if (typeof part === 'string') within[name] = change(part);
			else if (name !== key) within[name] = part;
			if (typeof part === 'object' && part !== null) open.push(part as Record<string, unknown>);
		}
	}
	return top.value;
}
