import { keptPerScope, type Memory, type PollState, type ScopeState, type Seen } from './state';
import type { Window } from './window';

/** A scope as a tick left it, before it is cut to its size. */
export interface SeenScope {
	readonly window: Window;
	/** As it was known; for one that wasn't, as it began. */
	readonly before: ScopeState;
	/** The window's messages as they are remembered from now on. */
	readonly seen: readonly Seen[];
}

type Scopes = PollState['scopes'];

/** The newest time of a window. Times of the future are left out: they would make all that follows look old. */
export function newestOf({ observations }: Window, now: string): string {
	return observations.reduce((newest, { message: { sentAt } }) => {
		return sentAt !== null && sentAt > newest && sentAt <= now ? sentAt : newest;
	}, '');
}

function remembered({ window, before, seen }: SeenScope, most: number, now: string): ScopeState {
	const shown = new Set(seen.map(([mark]) => mark));
	const all = [...seen, ...before.seen.filter(([mark]) => !shown.has(mark))];
	const newest = newestOf(window, now);
	return {
		seen: all.slice(0, most),
		isCut: before.isCut || all.length > most,
		newest: newest > before.newest ? newest : before.newest,
	};
}

function cut(scope: ScopeState, most: number): ScopeState {
	if (scope.seen.length <= most) return scope;
	return { ...scope, seen: scope.seen.slice(0, most), isCut: true };
}

/**
 * What is known after a tick: the scopes that it saw first, then the others. When there are too many, those that
 * were seen least recently go; `since` then says up to when what they hold is no news.
 */
export function remember(
	state: Pick<PollState, 'since' | 'scopes'>,
	seen: readonly SeenScope[],
	memory: Memory,
	now: string,
): Pick<PollState, 'since' | 'scopes'> {
	const names = new Set(seen.map(({ window }) => window.scope));
	const others = state.scopes.filter(([name]) => !names.has(name));
	const most = keptPerScope(memory, seen.length + others.length);
	const all: Scopes = [
		...seen.map((scope): Scopes[number] => [scope.window.scope, remembered(scope, most, now)]),
		...others.map(([name, scope]): Scopes[number] => [name, cut(scope, most)]),
	];
	const since = all
		.slice(memory.scopes)
		.reduce((latest, [, { newest }]) => (newest > latest ? newest : latest), state.since);
	return { since, scopes: all.slice(0, memory.scopes) };
}
