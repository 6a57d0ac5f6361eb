import { EPOCH, record } from '../messages/samples.ts';
import type { Message } from '../../../../adapters/core/messages/message.ts';
import type { PollRules } from '../../../../adapters/core/polling/events.ts';
import type { RetentionLimits, PollState } from '../../../../adapters/core/polling/state.ts';
import { type Advance, advance } from '../../../../adapters/core/polling/advance.ts';
import type { Window } from '../../../../adapters/core/polling/window.ts';
import { statusFields, type Status } from '../../../../adapters/core/statuses/status.ts';
import { EVENT_KINDS } from '../../../../adapters/core/webhooks/webhook.ts';

export const MINUTE_MS = 60_000;

/** The instant so many minutes after the beginning. */
export const atMinute = (minute: number) => new Date(EPOCH + minute * MINUTE_MS).toISOString();

/** A message of the contact at that minute; its id is the minute too, unless it is another. */
export function received(minute: number, known: Partial<Message> = {}) {
	return record({
		messageId: `m${minute}`,
		sentAt: atMinute(minute),
		direction: 'inbound',
		...statusFields('received', 'received'),
		...known,
	});
}

/** One of ours. */
export function sent(minute: number, status: Status | null, known: Partial<Message> = {}) {
	return record({
		messageId: `m${minute}`,
		sentAt: atMinute(minute),
		direction: 'outbound',
		...statusFields(status, status),
		...known,
	});
}

export interface Tick {
	/** Newest first. */
	readonly shows: Window['records'];
	readonly isFull?: boolean;
	readonly scope?: string;
	readonly until?: string;
	readonly isByChat?: boolean;
	readonly rules?: Partial<PollRules>;
	readonly memory?: RetentionLimits;
}

/** A tick at minute 60 that tells of everything; its state went through JSON. */
export function tick(state: PollState | null, given: Tick): Advance {
	const { shows, isFull = false, scope = 'all', isByChat = false } = given;
	const [newest] = shows
		.flatMap(({ message }) => message.sentAt ?? [])
		.sort()
		.reverse();
	const until = given.until ?? newest ?? state?.until ?? atMinute(0);
	const windows = [{ scope, records: shows, isFull }];
	const rules = {
		kinds: EVENT_KINDS,
		statuses: ['sent', 'delivered', 'read', 'failed'] as const,
		overdueMs: 30 * MINUTE_MS,
		now: EPOCH + 60 * MINUTE_MS,
		...given.rules,
	};
	const chats = isByChat ? [] : null;
	const seeing = { windows, until, chats, isComplete: true, ownPhone: null, missed: 0 };
	const step = advance(state, seeing, rules, 'acme', given.memory);
	return { ...step, state: JSON.parse(JSON.stringify(step.state)) as PollState };
}

/** What a step tells: id, kind, and the status where it is what changed. */
export function told({ events }: Advance): string[] {
	return events.map(({ kind, record: { message } }) => {
		const name = message.messageId ?? message.text ?? '';
		return kind === 'statusChanged' ? `${name} ${message.status}` : `${name} ${kind}`;
	});
}
