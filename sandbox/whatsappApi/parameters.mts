const MAX_LIMIT = 100;

/** What a query or a body may hold; nothing is checked before it is used. */
export interface ReadArguments {
	readonly phone_number?: unknown;
	readonly limit?: unknown;
}

/** Anything falsy is the fallback: in a body `0` too, in a query only an empty or absent value. */
export function limitOf(given: unknown, fallback: number): number {
	const limit = Number(given || fallback);
	if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
		throw new Error(`limit must be an integer between 1 and ${MAX_LIMIT}`);
	}
	return limit;
}

/** The digits of whatever was given. */
export function digitsOf(given: unknown): string {
	const digits = String(given ?? '').replace(/\D/g, '');
	if (digits.length < 8 || digits.length > 15) {
		throw new Error('phone_number must include country code and contain 8-15 digits');
	}
	return digits;
}
