import { toIso } from '../time/time';
import { eventsOf, type PollEvent, type PollRules, toSeen, mergeByTime } from './events';
import { nextScopes, type SeenScope } from './nextScopes';
import { RETENTION, type RetentionLimits, type PollState, type ScopeState } from './state';
import { isGap, type PollSnapshot, diffWindow } from './window';

export interface Advance {
	readonly state: PollState;
	/** Per scope oldest first, a message before its statuses; scopes are woven together by time. */
	readonly events: readonly PollEvent[];
	/** Scopes in which messages may have passed unseen. */
	readonly gaps: number;
}

/**
 * One tick: what its windows tell beyond the state, and the state after it. With a state of null it only begins:
 * all that is there is old, and so is what a scope holds that the user asks for later. Right also when everything
 * since the last emission is forgotten, because nothing that was not emitted would have been.
 */
export function advance(
	state: PollState | null,
	{ windows, until, chats }: PollSnapshot,
	rules: PollRules,
	of: string,
	memory: RetentionLimits = RETENTION,
): Advance {
	const { since, scopes: known } = state ?? { since: until, scopes: [] };
	const now = toIso(rules.now);
	const isByChat = chats !== null;
	const isBegun = state !== null && (isByChat || known.length === 0);
	const seen: SeenScope[] = [];
	const sequences: PollEvent[][] = [];
	let gaps = 0;
	for (const window of windows) {
		const before = known.find(([name]) => name === window.scope)?.[1];
		const unknown: ScopeState = { seen: [], isCut: true, newest: since };
		const isOld = !before && !isBegun;
		const sightings = diffWindow(window, before ?? unknown, since, isByChat).map((each) =>
			isOld ? { ...each, isNew: false } : each,
		);
		seen.push({
			window,
			before: before ?? { ...unknown, isCut: window.isFull },
			seen: sightings.map((sighting) => toSeen(sighting, rules)),
		});
		const events = sightings.toReversed().flatMap((sighting) => eventsOf(sighting, rules));
		if (isGap(window, sightings)) {
			gaps += 1;
			if (events[0]) events[0] = { ...events[0], missedAtLeast: 1 };
		}
		sequences.push(events);
	}
	const remembered = nextScopes({ since, scopes: known }, seen, chats ?? [], memory, now);
	return { state: { of, until, ...remembered }, events: mergeByTime(sequences), gaps };
}
