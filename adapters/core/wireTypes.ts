import { z, type ZodType } from 'zod/v4';

type Context = Parameters<Parameters<typeof z.transform>[0]>[1];

function refused(input: unknown, { issues }: Context): never {
	issues.push({ code: 'custom', input });
	return z.NEVER;
}

/**
 * A provider's text that may come as a number; numbers that lost digits on the way (beyond 2^53) become null. One
 * function instead of a union, as it runs for each field of each row.
 */
export const textSchema = z.transform((value: unknown, context): string | null => {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined) return null;
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return refused(value, context);
	}
	return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
});

/** A provider's yes or no, as a boolean, 0/1 or "0"/"1"; null for anything else. `"0"` is no. */
export const flagSchema = z.transform((value: unknown, context): boolean | null => {
	if (value === null || value === undefined) return null;
	if (typeof value === 'object') return refused(value, context);
	const word = String(value).trim().toLowerCase();
	if (word === '1' || word === 'true') return true;
	return word === '0' || word === 'false' ? false : null;
});

/** A row as its schema gives it, together with the provider's untouched object. */
export function withRaw<Row>(schema: ZodType<Row>) {
	return z.record(z.string(), z.unknown()).transform((raw, context) => {
		const parsed = schema.safeParse(raw);
		if (parsed.success) return { row: parsed.data, raw };
		for (const { path, message } of parsed.error.issues) {
			context.addIssue({ code: 'custom', path, message });
		}
		return z.NEVER;
	});
}
