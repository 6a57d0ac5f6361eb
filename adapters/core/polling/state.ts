import { z } from 'zod/v4';

/**
 * A message that polling has seen: its mark, the order of its last status (-1: none), and its `WATCH`. Version 0.1
 * wrote 0 for all of which it hadn't said that they are overdue: of those the time counts from the next look.
 */
const seenSchema = z.tuple([z.string(), z.number(), z.number()]);
export type Seen = z.infer<typeof seenSchema>;

/** Not waited for; or that it is overdue was said, or never will be; any other number: epoch seconds of the first look. */
export const WATCH = { none: 0, over: 1 } as const;

const scopeSchema = z.object({
	/** Most recently seen first. */
	seen: z.array(seenSchema),
	/** Whether there are older messages that aren't remembered. */
	isCut: z.boolean(),
	/**
	 * ISO time of the newest message ever seen here, or of the beginning: what decides when none of those
	 * remembered is shown any more.
	 */
	newest: z.string(),
	/** Of a chat: how the list showed it when it was read, or found to need no reading. */
	listed: z.string().optional(),
});
export type ScopeState = z.infer<typeof scopeSchema>;

/** What polling remembers between ticks, fit for JSON and below 64 kB. */
export const pollStateSchema = z.object({
	/** What it belongs to: provider, credential, number. */
	of: z.string(),
	/** ISO time of the beginning: in a chat that isn't known yet, what is older is no news. */
	since: z.string(),
	/** ISO time up to which all was seen: what is older need not be read. */
	until: z.string(),
	/** Our own number as it was found, and the ISO time of that: finding it costs a request. */
	own: z.object({ phone: z.string(), foundAt: z.string() }).optional(),
	/** Most recently seen first. */
	scopes: z.array(z.tuple([z.string(), scopeSchema])),
});
export type PollState = z.infer<typeof pollStateSchema>;

/** How much is remembered. */
export interface RetentionLimits {
	/** Messages of one scope: three windows of 100, where there is room for them. */
	readonly perScope: number;
	readonly inAll: number;
	readonly scopes: number;
}

export const RETENTION: RetentionLimits = { perScope: 300, inAll: 1_400, scopes: 100 };

/** How many messages each scope may keep, when they have so many, so that all stay within the state's size. */
export function keptPerScope(
	{ perScope, inAll }: RetentionLimits,
	counts: readonly number[],
): number {
	let most = perScope;
	while (counts.reduce((sum, count) => sum + Math.min(count, most), 0) > inAll) most -= 1;
	return most;
}

/** A state before anything was seen: what turns up from then on is news. */
export function beginAt(now: string, of: string): PollState {
	return { of, since: now, until: now, scopes: [] };
}
