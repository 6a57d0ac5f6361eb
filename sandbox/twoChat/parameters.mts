import { limitRefusal, malformed } from './refusal.mts';

const E164 = /^\+[1-9]\d{6,14}$/;

/** The object in a body; throws a Refusal for anything else. */
export function bodyOf(body: string | undefined): Record<string, unknown> {
	try {
		const parsed: unknown = JSON.parse(body ?? '');
		if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
	} catch {
		// Refused below, with everything else that is no object.
	}
	throw limitRefusal(400, 'Bad JSON structure');
}

/** The phone itself; throws a Refusal for anything but E.164. */
export function phoneParameter(name: string, value: string): string {
	if (!E164.test(value)) throw malformed(name, 'value is not a valid phone number in E.164 format');
	return value;
}

/** A whole number between the bounds, or the fallback when absent. */
export function numberParameter(
	name: string,
	value: string | undefined,
	{ fallback, min = 0, max = Infinity }: { fallback: number; min?: number; max?: number },
): number {
	if (value === undefined) return fallback;
	if (!/^\d+$/.test(value)) throw malformed(name, 'value is not a valid integer');
	const number = Number(value);
	if (number < min || number > max) throw malformed(name, 'value is out of range');
	return number;
}

/** One of the words, or the first when absent. */
export function wordParameter<T extends string>(
	name: string,
	value: string | undefined,
	words: readonly [T, ...T[]],
): T {
	if (value === undefined) return words[0];
	const word = words.find((candidate) => candidate === value);
	if (!word) throw malformed(name, `value is not one of: ${words.join(', ')}`);
	return word;
}
