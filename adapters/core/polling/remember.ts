import type { PollState, ScopeState, Seen } from './state';
import { idsPerScope, MOST_SCOPES } from './state';
import type { Sighting, Window } from './window';

/** A scope as a tick left it, before it is cut to its size. */
export interface SeenScope {
	readonly window: Window;
	readonly sightings: readonly Sighting[];
	/** The window's messages as they are remembered from now on. */
	readonly seen: readonly Seen[];
}

function later(a: string | null, b: string | null): string | null {
	if (a === null || b === null) return a ?? b;
	return a > b ? a : b;
}

/** The newest time among messages that a full window leaves behind: up to there nothing is news any more. */
function floorOf({ window, sightings }: SeenScope, most: number): string | null {
	const behind = sightings.length > most ? sightings.slice(most) : sightings.slice(-1);
	if (!window.isFull && sightings.length <= most) return null;
	return behind.reduce<string | null>(
		(at, { observation }) => later(at, observation.message.sentAt),
		null,
	);
}

function remembered(scope: SeenScope, known: ScopeState | undefined, most: number): ScopeState {
	const ids = new Set(scope.sightings.map(({ id }) => id));
	const earlier = (known?.seen ?? []).filter(([id]) => !ids.has(id));
	const seen = [...scope.seen, ...earlier];
	const isFirst = known === undefined;
	return {
		seen: seen.slice(0, most),
		isCut: known?.isCut || seen.length > most || (isFirst && scope.window.isFull),
		floor: later(known?.floor ?? null, floorOf(scope, most)),
	};
}

function cut(scope: ScopeState, most: number): ScopeState {
	if (scope.seen.length <= most) return scope;
	return { ...scope, seen: scope.seen.slice(0, most), isCut: true };
}

/** The scopes after a tick: those it saw first, then the others; the least recently seen ones go when there are too many. */
export function rememberScopes(
	scopes: readonly SeenScope[],
	known: PollState['scopes'],
): PollState['scopes'] {
	const before = new Map(known);
	const names = new Set(scopes.map(({ window }) => window.scope));
	const others = known.filter(([name]) => !names.has(name));
	const most = idsPerScope(scopes.length + others.length);
	return [
		...scopes.map((scope): PollState['scopes'][number] => {
			const name = scope.window.scope;
			return [name, remembered(scope, before.get(name), most)];
		}),
		...others.map(([name, scope]): PollState['scopes'][number] => [name, cut(scope, most)]),
	].slice(0, MOST_SCOPES);
}
