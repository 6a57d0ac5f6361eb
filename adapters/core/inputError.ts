const MARKER = Symbol.for('n8n-nodes-message-tracker.InputError');
const SHOWN_CHARACTERS = 40;

/** What the user typed or mapped can't be used; says what happened and what to do. */
export class InputError extends Error {
	override readonly name = 'InputError';
	readonly [MARKER] = true;
	/** What to do about it, as full sentences. */
	readonly advice: string;

	/** `message` says what happened, `advice` what to do; both in the user's words. */
	constructor(message: string, advice: string) {
		super(message);
		this.advice = advice;
	}

	/** Whether `value` is an InputError, of this or of another loaded copy of the package. */
	static isInstance(value: unknown): value is InputError {
		return typeof value === 'object' && value !== null && MARKER in value;
	}
}

/** `text` in quotation marks on one line, cut at 40 characters, without invisible characters. */
export function quote(text: string): string {
	const visible = text
		.slice(0, SHOWN_CHARACTERS * 8)
		.replace(/\s+/g, ' ')
		.replace(/\p{C}/gu, '')
		.trim();
	const characters = [...visible];
	if (characters.length <= SHOWN_CHARACTERS) return `“${visible}”`;
	return `“${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…”`;
}

/** What a value is, as a message says it: empty, a list, or the value itself in quotation marks. */
export function describe(value: unknown): string {
	if (value === null || value === undefined || value === '') return 'empty';
	if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
	return quote(String(value));
}

/** The InputError for a field that can't be used as it is; `why` goes on after what it is, with its comma. */
export function unusable(label: string, value: unknown, why: string, advice: string): InputError {
	return new InputError(
		`${label} is ${describe(value)}${why}.`,
		`${advice} If it comes from an expression, check what that gives for this item.`,
	);
}
