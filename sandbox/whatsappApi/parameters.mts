const MAX_LIMIT = 100;
/** The server has no limit of its own; this one only keeps a test from filling the memory. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** What a query or a body may hold; nothing is checked before it is used. */
export interface Given {
	readonly phone_number?: unknown;
	readonly limit?: unknown;
	readonly message?: unknown;
}

/** A body that is no JSON: the one thing that the server answers with 400. */
export class BrokenBody extends Error {}

/** The JSON of a body, whatever it is (`null` included); an empty or missing body is an empty object. */
export function bodyOf(body: string | undefined): Given {
	try {
		return JSON.parse(body || '{}') as Given;
	} catch (error) {
		throw new BrokenBody(error instanceof Error ? error.message : String(error));
	}
}

/** The values of a query; of a repeated one the first. */
export function queryOf({ searchParams }: URL): Given {
	const value = (name: string) => searchParams.get(name) ?? undefined;
	return { phone_number: value('phone_number'), limit: value('limit') };
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

/** A message's text as it was given. */
export function messageOf(given: unknown): string {
	if (typeof given !== 'string' || given.trim() === '') {
		throw new Error('message must be a non-empty string');
	}
	return given;
}
