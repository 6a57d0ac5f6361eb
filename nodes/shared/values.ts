import { InputError, unusable } from '../../adapters';

/** Bounds of a number, and how to name it to the user. */
export interface NumberRule {
	readonly label: string;
	readonly min: number;
	readonly max: number;
	/** What to do beyond `max`; else the bounds are named. */
	readonly aboveMax?: string;
	readonly isFractional?: boolean;
}

/** A number within its bounds; numbers written as text count. Throws an `InputError` that names the bounds. */
export function toNumber(value: unknown, rule: NumberRule): number {
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const number = isNumeric ? Number(value) : Number.NaN;
	const kind = rule.isFractional ? 'number' : 'whole number';
	const isBounded = Number.isFinite(rule.max);
	const bounds = isBounded ? `from ${rule.min} to ${rule.max}` : `${rule.min} or more`;
	const wanted = `Give a ${kind}${isBounded ? '' : ','} ${bounds}.`;
	const isRight = rule.isFractional ? Number.isFinite(number) : Number.isSafeInteger(number);
	if (!isRight) {
		throw unusable(rule.label, value, `, not a ${kind}`, wanted);
	}
	if (number >= rule.min && number <= rule.max) return number;
	throw new InputError(
		`${rule.label} is ${number}, and has to be ${bounds}.`,
		(number > rule.max ? rule.aboveMax : undefined) ?? wanted,
	);
}

/** An id as text: from a text or a whole number. Throws an `InputError` for what has no or too many digits to be one. */
export function toId(value: unknown, label: string): string {
	if (typeof value === 'string' && value.trim() !== '') return value.trim();
	if (Number.isSafeInteger(value)) return String(value);
	if (typeof value === 'number' && !Number.isNaN(value)) {
		throw new InputError(
			`${label} came as the number ${value}, which lost digits on the way.`,
			'Keep IDs as text: in a sheet, format the column as plain text.',
		);
	}
	throw unusable(label, value, '', `Give the ${label} as text or number.`);
}

/**
 * The one of the choices that was made; undefined where none was. Throws an `InputError` for anything else: only
 * expressions give that, and n8n doesn't check what they give.
 */
export function toChoice<T extends string>(
	value: unknown,
	label: string,
	choices: readonly T[],
): T | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const choice = choices.find((candidate) => candidate === value);
	if (choice !== undefined) return choice;
	const advice = `The choices are ${choices.join(', ')}.`;
	throw unusable(label, value, ', which is none of its choices', advice);
}

/** Whether it is on, also where an expression gives `true` or `false` as text; else as `toChoice`. */
export function toFlag(value: unknown, label: string): boolean | undefined {
	const text = typeof value === 'boolean' ? String(value) : value;
	const choice = toChoice(text, label, ['true', 'false']);
	return choice === undefined ? undefined : choice === 'true';
}

/** Text with words from outside, as harmless where n8n shows HTML as in plain text. */
export function withoutTags(text: string): string {
	return text.replace(/</g, '‹').replace(/>/g, '›');
}

/** A value as `details` name it: texts and numbers as they came; undefined for anything else, and when empty. */
export function toDisplayText(value: unknown): string | undefined {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return text === '' ? undefined : text.slice(0, 100);
}
