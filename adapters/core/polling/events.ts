import type { Message } from '../messages/message';
import { rankOf, type Status, STATUSES } from '../statuses/status';
import type { EventKind, MessageEvent } from '../webhooks/webhook';
import { type Seen, WATCH } from './state';
import type { SeenMessage } from './window';

/** What a poll reports. */
export interface PollRules {
	readonly kinds: readonly EventKind[];
	/** Which statuses `statusChanged` reports. */
	readonly statuses: readonly Status[];
	/** A message below delivered is overdue this long after the first look that showed it. */
	readonly overdueMs: number;
	/** Epoch milliseconds. */
	readonly now: number;
}

export interface PollEvent extends MessageEvent {
	/** On the first event of a scope after a gap: so many messages were missed at least. */
	readonly missedAtLeast?: number;
}

const BELOW_DELIVERED: readonly Status[] = ['unknown', 'pending', 'sent'];

function outboundRank({ direction, status }: Message): number {
	return direction === 'outbound' ? rankOf(status) : -1;
}

/** How far a message's status ever got: a status never goes back. */
function highestRank({ record: { message }, before }: SeenMessage): number {
	return Math.max(before?.[1] ?? -1, outboundRank(message));
}

/**
 * What a message is watched for from now on. What was there before polling began is never overdue; of others n8n's
 * clock counts from the first look: the times that providers print may be those of another time zone.
 */
function watchOf(sighting: SeenMessage, { now, overdueMs }: PollRules): number {
	const { before, isNew } = sighting;
	const status = STATUSES[highestRank(sighting)];
	if (before === null && !isNew) return WATCH.over;
	const watch = before?.[2] ?? WATCH.none;
	if (watch === WATCH.over || status === undefined) return watch;
	if (!BELOW_DELIVERED.includes(status)) return WATCH.over;
	const seconds = Math.floor(now / 1_000);
	if (watch === WATCH.none) return seconds;
	return seconds - watch >= overdueMs / 1_000 ? WATCH.over : watch;
}

function isOverdue(sighting: SeenMessage, rules: PollRules): boolean {
	const { before } = sighting;
	const wasWatched = before !== null && before[2] > WATCH.over;
	const status = STATUSES[highestRank(sighting)];
	const isWaiting = status !== undefined && BELOW_DELIVERED.includes(status);
	return wasWatched && isWaiting && watchOf(sighting, rules) === WATCH.over;
}

/** What is remembered of a message. */
export function toSeen(sighting: SeenMessage, rules: PollRules): Seen {
	return [sighting.mark, highestRank(sighting), watchOf(sighting, rules)];
}

function arrivalOf({ direction }: Message): EventKind[] {
	if (direction === null) return [];
	return [direction === 'outbound' ? 'messageSent' : 'messageReceived'];
}

/** What a sighting tells that wasn't known; nothing for messages that were there before polling began. */
export function eventsOf(sighting: SeenMessage, rules: PollRules): PollEvent[] {
	const { record, before, isNew } = sighting;
	if (before === null && !isNew) return [];
	const { message } = record;
	const kinds: EventKind[] = isNew ? arrivalOf(message) : [];
	const hasRisen = outboundRank(message) > (before?.[1] ?? -1);
	if (hasRisen && message.status !== null && rules.statuses.includes(message.status)) {
		kinds.push('statusChanged');
	}
	if (isOverdue(sighting, rules)) kinds.push('statusOverdue');
	return kinds
		.filter((kind) => rules.kinds.includes(kind))
		.map((kind) => ({ kind, record, isByApi: null }));
}

/** Weaves sequences together by time, each kept in its own order: what is late stays behind what it came after. */
export function mergeByTime(sequences: ReadonlyArray<readonly PollEvent[]>): PollEvent[] {
	const timed = sequences.flatMap((events) => {
		let latest = '';
		return events.map((event) => {
			const sentAt = event.record.message.sentAt ?? '';
			if (sentAt > latest) latest = sentAt;
			return { event, latest };
		});
	});
	timed.sort((a, b) => (a.latest === b.latest ? 0 : a.latest < b.latest ? -1 : 1));
	return timed.map(({ event }) => event);
}
