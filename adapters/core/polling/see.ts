import type { Observation } from '../message';
import { newest } from '../order';
import type { Context, Definition } from '../provider';
import { toIso } from '../time';
import { endOf } from './end';
import { directionsOf, type Look } from './look';
import { newestOf } from './remember';
import type { PollState } from './state';
import type { Seeing, Window } from './window';

/** Chats that could not be read are tried again for this long after their last activity: some never can be. */
const MISSED_FOR_MS = 24 * 60 * 60_000;

/**
 * Looks at what is there now: the newest messages of each scope, further pages as far as nothing known turns up, and
 * only the chats that were active since. Without a state it takes one page of each scope, or the newest chats. A chat
 * without messages tells nothing. One that could not be read holds `until` back, so that later looks read it again.
 */
export async function see<C>(
	definition: Definition<C>,
	context: Context<C>,
	state: PollState | null,
	look: Look,
): Promise<Seeing> {
	const { account, kinds } = look;
	const { filtersDirection = false, isPaged = false, perChat } = definition.traits.all ?? {};
	const isByChat = perChat !== undefined;
	const gathered = new Map<string, { observations: Observation[]; isFull: boolean }>();
	const missedAt: number[] = [];
	let asked: string | null = null;
	let isComplete = true;
	for (const direction of directionsOf(filtersDirection, kinds)) {
		const query = { account, contact: null, direction, wanted: Infinity };
		let read = 0;
		for await (const page of definition.pages?.(context, query) ?? []) {
			const scope = gathered.get(page.scope) ?? { observations: [], isFull: false };
			scope.observations.push(...page.observations);
			scope.isFull = page.isCut || (isPaged && page.nothingNewerThan !== null);
			gathered.set(page.scope, scope);
			asked = page.account ?? asked;
			if (page.missedAt !== undefined) missedAt.push(page.missedAt);
			read += 1;
			const end = endOf(page, state, look, { read, isPaged, isByChat }, context.clock.now());
			isComplete &&= end !== 'late';
			if (end !== null) break;
		}
	}
	const windows = [...gathered]
		.map(([scope, { observations, isFull }]): Window => {
			return {
				scope,
				isFull,
				observations: isByChat ? newest(observations, Infinity, 'newestFirst') : observations,
			};
		})
		.filter(({ observations }) => !isByChat || observations.length > 0);
	const now = context.clock.now();
	const awaited = state === null ? [] : missedAt.filter((at) => at > now - MISSED_FOR_MS);
	const reached = reachedBy(windows, state, isComplete, toIso(now));
	const [until = reached] = [reached, ...awaited.map(toIso)].sort();
	return { windows, until, isByChat, isComplete, account: asked, missed: awaited.length };
}

/** Not advanced by a look that didn't get to its end: the chats that it left out are still to be read. */
function reachedBy(
	windows: readonly Window[],
	state: PollState | null,
	isComplete: boolean,
	now: string,
): string {
	if (state !== null && !isComplete) return state.until;
	const times = windows.map((window) => newestOf(window, now));
	const latest = [...times, state?.until ?? ''].sort().at(-1);
	return latest || now;
}
