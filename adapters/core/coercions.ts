import { z, type ZodType } from 'zod/v4';
import type { MessageRecord } from './messages/message';

type RefinementContext = Parameters<Parameters<typeof z.transform>[0]>[1];

const NUMERIC = /^\s*-?\d+(\.\d+)?\s*$/;

function toText(value: unknown): string | null {
	if (typeof value === 'string') return value || null;
	if (!Number.isFinite(value)) return null;
	return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
}

/**
 * A provider's text that may come as a number; null for an empty one and for anything else, since `false`, `[]` and
 * `{}` are how some back ends say nothing. Numbers that lost digits on the way (beyond 2^53) become null too. One
 * function instead of a union, as it runs for each field of each row.
 */
export const textSchema = z.transform(toText);

/** A provider's number, which may come as text; null for anything else. */
export const numberSchema = z.transform((value: unknown): number | null => {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	return typeof value === 'string' && NUMERIC.test(value) ? Number(value) : null;
});

/** A provider's yes or no, as a boolean, 0/1 or "0"/"1"; null for anything else. `"0"` is no. */
export const flagSchema = z.transform((value: unknown): boolean | null => {
	if (typeof value === 'object') return null;
	const word = String(value).trim().toLowerCase();
	if (word === '1' || word === 'true') return true;
	return word === '0' || word === 'false' ? false : null;
});

/** The id of a row, as text; null where it has none. The only field that is refused for its type. */
export const idSchema = z.transform(
	(value: unknown, { issues }: RefinementContext): string | null => {
		if (typeof value !== 'boolean' && (typeof value !== 'object' || value === null)) {
			return toText(value);
		}
		issues.push({ code: 'custom', input: value });
		return z.NEVER;
	},
);

/** A group of fields within a row; null where something else stands in its place. */
export function partSchema<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.object(shape).nullish().catch(null);
}

/** A row as its schema gives it, together with the provider's untouched object. */
export interface WithRaw<Row> {
	readonly row: Row;
	readonly raw: MessageRecord['raw'];
}

/** Whether it is a JSON object, whatever its keys are called. */
export function isRecord(value: unknown): value is MessageRecord['raw'] {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function withRaw<Row>(schema: ZodType<Row>) {
	return z.unknown().transform((raw, { issues }): WithRaw<Row> => {
		if (!isRecord(raw)) {
			issues.push({ code: 'custom', input: raw });
			return z.NEVER;
		}
		const { data, error } = schema.safeParse(raw);
		if (error === undefined) return { row: data, raw };
		for (const { path } of error.issues) issues.push({ code: 'custom', input: raw, path });
		return z.NEVER;
	});
}

/** The rows of a list that can be used. */
export interface Rows<Row> {
	readonly usable: ReadonlyArray<WithRaw<Row>>;
	/** How many there were, those that can't be used included. */
	readonly count: number;
}

/**
 * A list, each row validated by itself: one that is no object or has no usable id is left out. Refused where none
 * of them can be used: then the list isn't what it is taken for.
 */
export function rowsSchema<Row>(schema: ZodType<Row>) {
	const rowSchema = withRaw(schema);
	return z.array(z.unknown()).transform((candidates, { issues }): Rows<Row> => {
		const parsed = candidates.map((candidate) => rowSchema.safeParse(candidate));
		const usable = parsed.flatMap(({ data }) => data ?? []);
		const refused = parsed[0]?.error?.issues[0];
		if (usable.length > 0 || refused === undefined) return { usable, count: parsed.length };
		issues.push({ code: 'custom', input: candidates, path: [0, ...refused.path] });
		return z.NEVER;
	});
}
