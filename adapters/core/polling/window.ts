import type { Message, Observation } from '../message';
import type { ScopeState, Seen } from './state';

/** What one tick saw of a scope, newest first in the provider's own sequence. */
export interface Window {
	readonly scope: string;
	readonly observations: readonly Observation[];
	/** Whether there is more below that this tick didn't see. */
	readonly isFull: boolean;
}

/** What one tick saw. */
export interface Seeing {
	readonly windows: readonly Window[];
	/** ISO time of the newest message it knows of. */
	readonly until: string;
}

/** A message of a window, with what was known of it before. */
export interface Sighting {
	readonly id: string;
	readonly observation: Observation;
	readonly before: Seen | null;
	/** Whether it turned up since the last tick. */
	readonly isNew: boolean;
}

/** The provider's id; a message without one is known by what it says. */
function idOf({ messageId, sentAt, direction, phone, text }: Message): string {
	return messageId ?? JSON.stringify([sentAt, direction, phone, (text ?? '').slice(0, 40)]);
}

/**
 * The window's messages, each once, and which of them are new. Above a message that is known, whatever isn't
 * known is new, however old its time says it is; below the last known one it is old, unless everything older is
 * remembered. Where no known message is left to go by, time decides.
 */
export function sight(window: Window, known: ScopeState | undefined, since: string): Sighting[] {
	const seen = new Map(known?.seen.map((entry) => [entry[0], entry]));
	const rows = new Map<string, Observation>();
	for (const observation of window.observations) {
		const id = idOf(observation.message);
		if (!rows.has(id)) rows.set(id, observation);
	}
	const ids = [...rows.keys()];
	const lastKnown = ids.findLastIndex((id) => seen.has(id));

	function isNews({ sentAt }: Message, index: number): boolean {
		if (known && !known.isCut) return true;
		if (known && lastKnown >= 0) return index < lastKnown;
		const floor = known ? known.floor : since;
		return floor === null || sentAt === null || sentAt > floor;
	}

	return [...rows].map(([id, observation], index) => {
		const before = seen.get(id) ?? null;
		return {
			id,
			observation,
			before,
			isNew: before === null && isNews(observation.message, index),
		};
	});
}

/** Whether a window shares nothing with what was known, though it is full: messages may have been missed. */
export function isGap(
	window: Window,
	sightings: readonly Sighting[],
	known: ScopeState | undefined,
): boolean {
	const hadSome = (known?.seen.length ?? 0) > 0;
	return hadSome && window.isFull && sightings.every(({ before }) => before === null);
}
