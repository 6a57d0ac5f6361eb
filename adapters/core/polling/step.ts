import type { Message } from '../message';
import { type Status, STATUSES } from '../status';
import type { EventKind, MessageEvent } from '../webhook';
import { rememberScopes, type SeenScope } from './remember';
import type { PollState, Seen } from './state';
import { isGap, type Sighting, sight, type Seeing } from './window';

/** What a tick tells of. */
export interface PollRules {
	readonly kinds: readonly EventKind[];
	/** Which statuses `statusChanged` tells of. */
	readonly statuses: readonly Status[];
	/** A message below delivered is overdue this long after it was sent. */
	readonly overdueMs: number;
	/** Epoch milliseconds. */
	readonly now: number;
}

export interface PollEvent extends MessageEvent {
	/** On the first event of a scope after a gap: at least so many messages were missed. */
	readonly missedAtLeast?: number;
}

export interface PollStep {
	readonly state: PollState;
	/** Per scope oldest first, a message before its statuses; scopes are woven together by time. */
	readonly events: readonly PollEvent[];
	/** Scopes whose windows share nothing with what was known. */
	readonly gaps: number;
}

const BELOW_DELIVERED: readonly Status[] = ['unknown', 'pending', 'sent'];

function rankOf({ direction, status }: Message): number {
	return direction === 'outbound' && status !== null ? STATUSES.indexOf(status) : -1;
}

function isOverdue({ direction, status, sentAt }: Message, { overdueMs, now }: PollRules): boolean {
	if (direction !== 'outbound' || status === null || sentAt === null) return false;
	return BELOW_DELIVERED.includes(status) && Date.parse(sentAt) <= now - overdueMs;
}

function toSeen({ id, observation: { message }, before }: Sighting, rules: PollRules): Seen {
	const rank = Math.max(before?.[1] ?? -1, rankOf(message));
	return [id, rank, before?.[2] === 1 || isOverdue(message, rules) ? 1 : 0];
}

/** What a sighting tells that wasn't known; nothing for messages that were there before polling began. */
function eventsOf({ observation, before, isNew }: Sighting, rules: PollRules): PollEvent[] {
	if (before === null && !isNew) return [];
	const { message } = observation;
	const kinds: EventKind[] = [];
	if (isNew) kinds.push(message.direction === 'outbound' ? 'messageSent' : 'messageReceived');
	const hasRisen = rankOf(message) > (before?.[1] ?? -1);
	if (hasRisen && message.status !== null && rules.statuses.includes(message.status)) {
		kinds.push('statusChanged');
	}
	if (before?.[2] !== 1 && isOverdue(message, rules)) kinds.push('statusOverdue');
	return kinds
		.filter((kind) => rules.kinds.includes(kind))
		.map((kind) => ({ kind, observation, isByApi: null }));
}

function firstTime(events: readonly PollEvent[]): string {
	return events[0]?.observation.message.sentAt ?? '';
}

/** Weaves sequences together by time, each kept in its own order. */
function woven(sequences: ReadonlyArray<readonly PollEvent[]>): PollEvent[] {
	const left = sequences.filter(({ length }) => length > 0).map((events) => [...events]);
	const events: PollEvent[] = [];
	while (left.length > 0) {
		left.sort((a, b) => (firstTime(a) < firstTime(b) ? -1 : firstTime(a) > firstTime(b) ? 1 : 0));
		const [first] = left;
		const event = first?.shift();
		if (event) events.push(event);
		if (first?.length === 0) left.shift();
	}
	return events;
}

/**
 * One tick: what its windows tell beyond the state, and the state after it. With a state of null it only begins:
 * all that is there is old. Right also when everything since the last emission is forgotten, because nothing that
 * was not emitted would have been.
 */
export function pollStep(
	state: PollState | null,
	{ windows, until }: Seeing,
	rules: PollRules,
	of: string,
): PollStep {
	const known = new Map(state?.scopes);
	const since = state?.since ?? until;
	const scopes: SeenScope[] = [];
	const sequences: PollEvent[][] = [];
	let gaps = 0;
	for (const window of windows) {
		const scope = known.get(window.scope);
		const sightings = sight(window, scope, since);
		scopes.push({ window, sightings, seen: sightings.map((sighting) => toSeen(sighting, rules)) });
		if (state === null) continue;
		const events = sightings.toReversed().flatMap((sighting) => eventsOf(sighting, rules));
		if (isGap(window, sightings, scope)) {
			gaps += 1;
			if (events[0]) events[0] = { ...events[0], missedAtLeast: 1 };
		}
		sequences.push(events);
	}
	return {
		state: { of, since, until, scopes: rememberScopes(scopes, state?.scopes ?? []) },
		events: woven(sequences),
		gaps,
	};
}
