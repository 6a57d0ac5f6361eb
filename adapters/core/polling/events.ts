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

/** Weaves sequences together by time, each kept in its own order: what is late stays behind what it came after. */
export function woven(sequences: ReadonlyArray<readonly PollEvent[]>): PollEvent[] {
	const timed = sequences.flatMap((events) => {
		let latest = '';
		return events.map((event) => {
			const sentAt = event.observation.message.sentAt ?? '';
			if (sentAt > latest) latest = sentAt;
			return { event, latest };
		});
	});
	timed.sort((a, b) => (a.latest === b.latest ? 0 : a.latest < b.latest ? -1 : 1));
	return timed.map(({ event }) => event);
}
