import {
	keptPerScope,
	type RetentionLimits,
	type PollState,
	type ScopeState,
	type Seen,
} from './state';
import type { StatusBatch, Window } from './window';

/** A scope as a tick left it, before it is cut to its size. */
export interface SeenScope {
	readonly window: Window;
	/** As it was known; for one that wasn't, as it began. */
	readonly before: ScopeState;
	/** The window's messages as they are remembered from now on. */
	readonly seen: readonly Seen[];
}

/**
 * The newest time of a window's messages that can be recognised. Times of the future are left out: they would make
 * all that follows look old.
 */
export function newestOf({ records }: Window, now: string): string {
	return records.reduce((newest, { message: { messageId, sentAt } }) => {
		if (messageId === null || sentAt === null || sentAt > now) return newest;
		return sentAt > newest ? sentAt : newest;
	}, '');
}

function whole({ window, before, seen }: SeenScope, now: string): ScopeState {
	const shown = new Set(seen.map(([mark]) => mark));
	const newest = newestOf(window, now);
	return {
		...before,
		seen: [...seen, ...before.seen.filter(([mark]) => !shown.has(mark))],
		newest: newest > before.newest ? newest : before.newest,
	};
}

function cut(scope: ScopeState, most: number): ScopeState {
	if (scope.seen.length <= most) return scope;
	return { ...scope, seen: scope.seen.slice(0, most), isCut: true };
}

/**
 * What is known after a tick: the scopes that it read first, then the chats that it found listed, then the others.
 * When there are too many, the last ones go; `since` then says up to when what they hold is no news.
 */
export function nextScopes(
	state: Pick<PollState, 'since' | 'scopes'>,
	read: readonly SeenScope[],
	listed: readonly StatusBatch[],
	memory: RetentionLimits,
	now: string,
): Pick<PollState, 'since' | 'scopes'> {
	const known = new Map(state.scopes);
	const all = new Map(read.map((each) => [each.window.scope, whole(each, now)]));
	for (const { scope, as, unread } of listed) {
		const before = all.get(scope) ?? known.get(scope) ?? { ...unread, isCut: true };
		all.set(scope, { ...before, listed: as });
	}
	for (const [name, scope] of known) if (!all.has(name)) all.set(name, scope);
	const kept = [...all].slice(0, memory.scopes);
	const since = [...all]
		.slice(memory.scopes)
		.reduce((latest, [, { newest }]) => (newest > latest ? newest : latest), state.since);
	const most = keptPerScope(
		memory,
		kept.map(([, { seen }]) => seen.length),
	);
	return { since, scopes: kept.map(([name, scope]) => [name, cut(scope, most)]) };
}
