import type { Observation } from '../messages/message';
import type { Context, Definition } from '../provider';
import { toIso } from '../time/time';
import { endOf } from './stopReason';
import { directionsOf, type Look } from './pollQuery';
import { newestOf } from './nextScopes';
import { seeChats } from './fetchChats';
import type { PollState } from './state';
import type { Seeing, Window } from './window';

/**
 * Looks at what is there now: the newest messages of each scope, further pages as far as nothing known turns up; or
 * the chats that have moved. Without a state it takes one page of each scope.
 */
export async function see<C>(
	definition: Definition<C>,
	context: Context<C>,
	state: PollState | null,
	look: Look,
): Promise<Seeing> {
	if (definition.chats) return await seeChats(definition, context, state, look);
	const { account, kinds } = look;
	const { filtersDirection = false, isPaged = false } = definition.traits.all ?? {};
	const gathered = new Map<string, { observations: Observation[]; isFull: boolean }>();
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
			read += 1;
			const end = endOf(page, state, look, { read, isPaged }, context.clock.now());
			isComplete &&= end !== 'late';
			if (end !== null) break;
		}
	}
	const windows = [...gathered].map(([scope, read]): Window => ({ scope, ...read }));
	const until = reachedBy(windows, state, isComplete, toIso(context.clock.now()));
	return { windows, until, chats: null, isComplete, account: asked, missed: 0 };
}

/** Not advanced by a look that didn't get to its end: what it left out is still to be read. */
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
