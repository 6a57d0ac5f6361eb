import { z, type ZodType } from 'zod/v4';

/** A provider's text that may come as a number; numbers that lost digits on the way (beyond 2^53) become null. */
export const textSchema = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => {
		if (typeof value !== 'number') return value ?? null;
		return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
	});

/** A provider's yes or no, as a boolean, 0/1 or "0"/"1"; null for anything else. `"0"` is no. */
export const flagSchema = z
	.union([z.boolean(), z.string(), z.number()])
	.nullish()
	.transform((value) => {
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
