import type { Message } from '../message';
import { type Status, STATUSES } from '../status';
import type { EventKind, MessageEvent } from '../webhook';
import type { Seen } from './state';
import type { Sighting } from './window';

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
	/** On the first event of a scope after a gap: so many messages were missed at least. */
	readonly missedAtLeast?: number;
}

const BELOW_DELIVERED: readonly Status[] = ['unknown', 'pending', 'sent'];

function rankOf({ direction, status }: Message): number {
	return direction === 'outbound' && status !== null ? STATUSES.indexOf(status) : -1;
}

function isOverdue({ direction, status, sentAt }: Message, { overdueMs, now }: PollRules): boolean {
	if (direction !== 'outbound' || status === null || sentAt === null) return false;
	return BELOW_DELIVERED.includes(status) && Date.parse(sentAt) <= now - overdueMs;
}

/** What is remembered of a message; a status never goes back, and overdue is said once. */
export function toSeen(
	{ mark, observation: { message }, before }: Sighting,
	rules: PollRules,
): Seen {
	const rank = Math.max(before?.[1] ?? -1, rankOf(message));
	return [mark, rank, before?.[2] === 1 || isOverdue(message, rules) ? 1 : 0];
}

function arrivalOf({ direction }: Message): EventKind[] {
	if (direction === null) return [];
	return [direction === 'outbound' ? 'messageSent' : 'messageReceived'];
}

/** What a sighting tells that wasn't known; nothing for messages that were there before polling began. */
export function eventsOf({ observation, before, isNew }: Sighting, rules: PollRules): PollEvent[] {
	if (before === null && !isNew) return [];
	const { message } = observation;
	const kinds: EventKind[] = isNew ? arrivalOf(message) : [];
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
export function woven(sequences: ReadonlyArray<readonly PollEvent[]>): PollEvent[] {
	const left = sequences.filter(({ length }) => length > 0).map((events) => [...events]);
	const events: PollEvent[] = [];
	while (left.length > 0) {
		const next = left.reduce((a, b) => (firstTime(b) < firstTime(a) ? b : a));
		const event = next.shift();
		if (event) events.push(event);
		if (next.length === 0) left.splice(left.indexOf(next), 1);
	}
	return events;
}
