import { z } from 'zod/v4';

const ms = z.number().nonnegative();
const httpCode = z.int().min(200).max(599);

/** The faults that can be asked for in JSON. */
const jsonFaultSchema = z.discriminatedUnion('kind', [
	/** The true answer, later. Adds up with other faults. */
	z.strictObject({ kind: z.literal('latency'), ms }),
	/** Another answer; a body that is no string is sent as JSON. */
	z.strictObject({
		kind: z.literal('status'),
		code: httpCode,
		body: z.unknown().optional(),
		headers: z.record(z.string(), z.string()).optional(),
	}),
	/** The connection is reset before any header. */
	z.strictObject({ kind: z.literal('reset') }),
	/** The connection is reset after half of the true body. */
	z.strictObject({ kind: z.literal('resetBody') }),
	/** Valid HTTP, half of the true body. */
	z.strictObject({ kind: z.literal('truncate') }),
	/** A web page, as proxies and parked hosts send it. */
	z.strictObject({ kind: z.literal('html'), code: httpCode.optional() }),
	/** 200 and no body. */
	z.strictObject({ kind: z.literal('empty') }),
	/** The status line at once, then one header line each `ms`, without end. */
	z.strictObject({ kind: z.literal('slowHeaders'), ms }),
	/** The headers at once, then one space each `ms`, without end. */
	z.strictObject({ kind: z.literal('slowBody'), ms }),
	/** Valid JSON of exactly that size, streamed. */
	z.strictObject({ kind: z.literal('hugeBody'), bytes: z.int().min(16) }),
	z.strictObject({
		kind: z.literal('redirect'),
		location: z.string(),
		code: z.int().min(300).max(399).optional(),
	}),
	/** 200 and this instead of the true answer. */
	z.strictObject({ kind: z.literal('json'), value: z.unknown() }),
	/** The true answer with other values in its fields of these names, wherever they are: `{"msg_link": false}`. */
	z.strictObject({ kind: z.literal('oddFields'), fields: z.record(z.string(), z.unknown()) }),
]);

/** A fault rule as the control server takes it. */
export const jsonFaultRuleSchema = z.strictObject({
	match: z
		.strictObject({
			/** Part of the path and query, as received. */
			path: z.string().optional(),
			method: z.string().optional(),
			/** Only the nth request that matches otherwise; the first is 1. */
			nth: z.int().positive().optional(),
			/** Only requests that arrive while more than this many, themselves included, are unanswered. */
			beyondInFlight: z.int().nonnegative().optional(),
		})
		.optional(),
	/** How many requests it strikes; every one when absent. */
	times: z.int().positive().optional(),
	/** Before the server does what it is asked, which is the default, or after it: then only its answer is lost. */
	strikes: z.enum(['before', 'after']).optional(),
	fault: jsonFaultSchema,
});

type JsonFaultRule = z.infer<typeof jsonFaultRuleSchema>;

/** The true answer, changed by a function of the test's own. */
export interface MutateFault {
	readonly kind: 'mutate';
	readonly mutate: (answer: unknown) => unknown;
}

/** What goes wrong. */
export type Fault = z.infer<typeof jsonFaultSchema> | MutateFault;

/** What goes wrong, and when. In process, paths can be matched by a regular expression as well. */
export interface FaultRule {
	readonly match?: Omit<NonNullable<JsonFaultRule['match']>, 'path'> & { path?: RegExp | string };
	readonly times?: number;
	readonly strikes?: JsonFaultRule['strikes'];
	readonly fault: Fault;
}
