import { z } from 'zod/v4';

/** A message that polling has seen: its id, the order of its last status (-1: none), whether overdue was said. */
const seenSchema = z.tuple([z.string(), z.number(), z.union([z.literal(0), z.literal(1)])]);
export type Seen = z.infer<typeof seenSchema>;

const scopeSchema = z.object({
	/** Most recently seen first. */
	seen: z.array(seenSchema),
	/** Whether older messages exist that aren't remembered: what turns up below the known ones is no news then. */
	isCut: z.boolean(),
	/** ISO time up to which messages are old where nothing known is left to go by; null: none. */
	floor: z.string().nullable(),
});
export type ScopeState = z.infer<typeof scopeSchema>;

/** What polling remembers between ticks, fit for JSON and below 64 kB. */
export const pollStateSchema = z.object({
	/** What it belongs to: provider, credential, number. */
	of: z.string(),
	/** ISO time of the first tick: in a scope that isn't known yet, what is older is no news. */
	since: z.string(),
	/** ISO time of the newest message seen: chats without activity since need not be read. */
	until: z.string(),
	/** Most recently seen first. */
	scopes: z.array(z.tuple([z.string(), scopeSchema])),
});
export type PollState = z.infer<typeof pollStateSchema>;

/** Ids kept per scope: three windows of 100. */
const MOST_IDS = 300;
const MOST_IDS_IN_ALL = 1_000;
export const MOST_SCOPES = 100;

/** How many ids each of so many scopes may keep, so that all of them stay within the state's size. */
export function idsPerScope(scopes: number): number {
	const counted = Math.min(MOST_SCOPES, Math.max(1, scopes));
	return Math.min(MOST_IDS, Math.floor(MOST_IDS_IN_ALL / counted));
}
