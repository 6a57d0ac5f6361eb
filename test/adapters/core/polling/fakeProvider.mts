import { createMessage, type MessageRecord } from '../../../../adapters/core/messages/message.ts';
import type { PollSnapshot, Window } from '../../../../adapters/core/polling/window.ts';
import { type Status, statusFields } from '../../../../adapters/core/statuses/status.ts';
import { toIso } from '../../../../adapters/core/time/time.ts';

export const START = Date.UTC(2026, 9, 25, 0, 30);
/** Between 01:00 and 02:00 UTC its clocks show the hour before once more. */
const REPEATED_FROM = Date.UTC(2026, 9, 25, 1);
const HOUR = 3_600_000;

/** What outbound messages go through; the index is how far they got. */
export const STAGES: readonly Status[] = ['pending', 'sent', 'failed', 'delivered', 'read'];

export type Shape = 'directions' | 'number' | 'chats';

/** How a provider is made. */
export interface FakeProviderOptions {
	readonly shape: Shape;
	/** What its lists are ordered by, newest first. */
	readonly sortedBy: 'time' | 'arrival';
	/** Rows of one answer. */
	readonly rows: number;
	/** Whether its printed times repeat an hour. */
	readonly hasRepeatedHour: boolean;
}

export interface Arrival {
	/** How long nothing happened before it. */
	readonly afterSeconds: number;
	readonly chat: number;
	readonly isOutbound: boolean;
	/** How long before its arrival its time says it was sent. */
	readonly lateBySeconds: number;
	readonly stage: number;
	/** Where there are pages, every message has one. */
	readonly hasId: boolean;
	readonly hasTime: boolean;
}

/** A message as the provider has it. */
export interface Held extends Arrival {
	/** In order of arrival. */
	readonly nth: number;
	/** Epoch milliseconds, by a clock that repeats nothing. */
	readonly sentAt: number;
	stage: number;
	isDeleted: boolean;
}

/** A provider that holds lists of messages and shows their upper ends. */
export class FakeProvider {
	now = START;
	readonly held: Held[] = [];

	constructor(readonly options: FakeProviderOptions) {}

	arrive(arrival: Arrival): Held {
		this.now += arrival.afterSeconds * 1_000;
		const sentAt = this.now - arrival.lateBySeconds * 1_000;
		const held: Held = { ...arrival, nth: this.held.length, sentAt, isDeleted: false };
		this.held.push(held);
		return held;
	}

	/** The scope that shows a message. */
	scopeOf({ chat, isOutbound }: Held): string {
		if (this.options.shape === 'chats') return `chat ${chat}`;
		if (this.options.shape === 'number') return 'number';
		return isOutbound ? 'outbound' : 'inbound';
	}

	/** All of a scope, newest first. */
	list(scope: string): Held[] {
		const held = this.held.filter((each) => !each.isDeleted && this.scopeOf(each) === scope);
		const { sortedBy } = this.options;
		return held.sort((a, b) => (sortedBy === 'time' ? b.sentAt - a.sentAt : 0) || b.nth - a.nth);
	}

	/** Chats by their last activity, newest first; of the other shapes all scopes. */
	scopes(): string[] {
		const { shape } = this.options;
		if (shape === 'number') return ['number'];
		if (shape === 'directions') return ['inbound', 'outbound'];
		const chats = [...new Set(this.held.map((each) => this.scopeOf(each)))];
		return chats
			.filter((chat) => this.list(chat).length > 0)
			.sort((a, b) => this.activity(b) - this.activity(a));
	}

	activity(scope: string): number {
		return Math.max(...this.list(scope).map(({ sentAt }) => sentAt));
	}

	/** The time that is printed; null where there is none. */
	stamp({ sentAt, hasTime }: Held): string | null {
		if (!hasTime) return null;
		const isAgain =
			this.options.hasRepeatedHour && sentAt >= REPEATED_FROM && sentAt < REPEATED_FROM + HOUR;
		return toIso(isAgain ? sentAt - HOUR : sentAt);
	}

	observe(held: Held): MessageRecord {
		const { shape } = this.options;
		const status = STAGES[held.stage] ?? null;
		const carriesStatus = shape === 'directions';
		const word = held.isOutbound ? (carriesStatus ? status : null) : 'received';
		return {
			raw: { nth: held.nth },
			message: createMessage('acme', {
				sentAt: this.stamp(held),
				direction: held.isOutbound ? 'outbound' : 'inbound',
				chatId: `chat ${held.chat}`,
				text: `message ${held.nth}`,
				messageId: held.hasId || shape === 'number' ? `id-${held.nth}` : null,
				...statusFields(word, word),
			}),
		};
	}

	/** The upper end of a scope: so many pages of it, new messages arriving before the second. */
	window(scope: string, pages: number, between: readonly Arrival[]): PollQuery {
		const { rows } = this.options;
		const held = this.list(scope).slice(0, rows);
		if (pages > 1) between.forEach((arrival) => this.arrive(arrival));
		held.push(...this.list(scope).slice(rows, pages * rows));
		const records = held.map((each) => this.observe(each));
		const named = held.filter((_each, index) => records[index]?.message.messageId !== null);
		const isFull = this.list(scope).length >= pages * rows;
		return {
			held: [...new Set(named.toReversed())].reverse(),
			window: { scope, records, isFull },
		};
	}
}

/** A window, with those of its messages that have an id: of the others nothing may be told. */
export interface PollQuery {
	readonly window: Window;
	readonly held: readonly Held[];
}

/** What a look says beside its windows; `before` is the newest time known so far. */
export function seeingOf(looks: readonly PollQuery[], shape: Shape, before: string): PollSnapshot {
	const windows = looks.map(({ window }) => window);
	const times = windows.flatMap(({ records }) =>
		records.flatMap(({ message }) => message.sentAt ?? []),
	);
	const until = [...times, before].sort().at(-1) ?? before;
	return {
		windows,
		until,
		chats: shape === 'chats' ? [] : null,
		isComplete: true,
		ownPhone: null,
		missed: 0,
	};
}
