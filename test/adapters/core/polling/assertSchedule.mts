import type { PollEvent } from '../../../../adapters/core/polling/events.ts';
import type { EventKind } from '../../../../adapters/core/webhooks/webhook.ts';
import type { Seen, Oracle } from './oracle.mts';
import { type Held, type PollQuery, STAGES, type FakeProviderOptions } from './fakeProvider.mts';

/** What a poll is held against. */
export interface Case {
	readonly oracle: Oracle;
	readonly kinds: readonly EventKind[];
	readonly stages: readonly number[];
	readonly seen: Seen;
	readonly options: FakeProviderOptions;
	readonly now: number;
	readonly overdueMs: number;
}

const KIND_ORDER = ['messageReceived', 'messageSent', 'statusChanged', 'statusOverdue'];

const nthOf = ({ record }: PollEvent) => (record.raw as { nth: number }).nth;

/** Asserts the events of each poll; throws where one is missing, or too many. */
export class ScheduleAssertion {
	/** Messages that were to be told of, and those of which the promise doesn't say. */
	readonly counted = { due: 0, open: 0, statuses: 0, overdue: 0, gaps: 0 };
	readonly #told = new Set<string>();

	pass(looks: readonly PollQuery[], events: readonly PollEvent[], gaps: number, about: Case): void {
		const known = new Set(looks.flatMap(({ held }) => held.map(({ nth }) => nth)));
		for (const event of events) {
			if (!known.has(nthOf(event))) throw new Error('an event of a message that was not shown');
			if (!about.kinds.includes(event.kind)) throw new Error(`${event.kind} is not wanted`);
		}
		const due = looks.map((look) =>
			look.held.map((held) => this.#arrival(look, held, events, about)),
		);
		looks.forEach((look) => this.#order(look, events));
		this.#chats(looks, events, about);
		this.#gaps(looks, due, events, gaps, about);
		for (const event of events) this.#tell(event);
	}

	/** Whether a message has to be told of as new, having asserted what is told of it. */
	#arrival(look: PollQuery, held: Held, events: readonly PollEvent[], about: Case): boolean {
		const mine = events.filter((event) => nthOf(event) === held.nth);
		const { isDue, isBarred } = expectationOf(look, held, about);
		const kind = held.isOutbound ? 'messageSent' : 'messageReceived';
		const told = mine.filter((event) => event.kind.startsWith('message'));
		const isWanted = about.kinds.includes(kind);
		if (told.some((event) => event.kind !== kind)) fail(held, `is told of as ${told[0]?.kind}`);
		if (told.length > 0 && isBarred) fail(held, 'is no news');
		if (told.length === 0 && isDue && isWanted) fail(held, 'is not told of');
		if (isDue) this.counted.due += 1;
		else if (!isBarred) this.counted.open += 1;
		const isNew = isDue || told.length > 0;
		this.#status(held, mine, isNew, look, about);
		this.#overdue(held, mine, isNew, !isBarred, look, about);
		return isDue;
	}

	#status(
		held: Held,
		mine: readonly PollEvent[],
		isNew: boolean,
		look: PollQuery,
		about: Case,
	): void {
		const { oracle, kinds, stages, seen } = about;
		const told = mine.filter(({ kind }) => kind === 'statusChanged');
		const rank = seen.rank(held);
		const before = oracle.shown.get(held.nth) ?? -1;
		const isWanted = kinds.includes('statusChanged') && stages.includes(rank);
		const isRisen = isWanted && rank > before;
		const isKnown = oracle.scope(look.window.scope)?.anchors.has(held.nth) ?? false;
		const mayBeNew = isNew || !expectationOf(look, held, about).isBarred;
		if (told.length > 0 && !isRisen) fail(held, 'has no new status that is wanted');
		if (told.length > 0 && !oracle.shown.has(held.nth) && !mayBeNew) fail(held, 'was not known');
		if (told[0] && told[0].record.message.status !== STAGES[rank]) fail(held, 'has another one');
		if (told.length === 0 && isRisen && (isKnown || isNew)) fail(held, 'has a new status');
		this.counted.statuses += told.length;
	}

	#overdue(
		held: Held,
		mine: readonly PollEvent[],
		isNew: boolean,
		mayBeNew: boolean,
		look: PollQuery,
		about: Case,
	): void {
		const { oracle, kinds, seen, now, overdueMs } = about;
		const told = mine.filter(({ kind }) => kind === 'statusOverdue').length;
		const highest = Math.max(seen.rank(held), oracle.shown.get(held.nth) ?? -1);
		const isWaiting = highest === 0 || highest === 1;
		const watch = oracle.watched.get(held.nth);
		const since = watch?.since ?? Infinity;
		const isLate = isWaiting && since <= now - overdueMs && !oracle.overdue.has(held.nth);
		const isKnown = oracle.scope(look.window.scope)?.anchors.has(held.nth) ?? false;
		if (told > 0 && !isLate) fail(held, 'is not overdue, or was before');
		const isDue = isLate && watch?.isSure === true && isKnown;
		if (told === 0 && isDue && kinds.includes('statusOverdue')) fail(held, 'is overdue');
		if (told > 0 || isDue) oracle.overdue.add(held.nth);
		const isFirst = !oracle.shown.has(held.nth) || watch?.isSure === false;
		if (isFirst && isWaiting && mayBeNew) {
			const first = Math.floor(Math.min(since, now) / 1_000) * 1_000;
			oracle.watched.set(held.nth, { since: first, isSure: isNew });
		}
		this.counted.overdue += told;
	}

	/** Of each scope the oldest first, and a message before its statuses. */
	#order({ held }: PollQuery, events: readonly PollEvent[]): void {
		const places = new Map(held.toReversed().map(({ nth }, place) => [nth, place]));
		const mine = events.filter((event) => places.has(nthOf(event)));
		mine.slice(1).forEach((event, index) => {
			const before = mine[index] as PollEvent;
			const distance = (places.get(nthOf(event)) ?? 0) - (places.get(nthOf(before)) ?? 0);
			const isLater = KIND_ORDER.indexOf(event.kind) > KIND_ORDER.indexOf(before.kind);
			if (distance < 0 || (distance === 0 && !isLater)) throw new Error('events out of order');
		});
	}

	/** Each chat oldest first, also where two scopes have parts of it, as far as times tell. */
	#chats(looks: readonly PollQuery[], events: readonly PollEvent[], { options }: Case): void {
		const held = looks.flatMap((look) => look.held);
		const isTold = options.sortedBy === 'time' && !options.hasRepeatedHour;
		if (!isTold || held.some(({ hasTime }) => !hasTime)) return;
		const last = new Map<string | null, string>();
		for (const { record } of events) {
			const { chatId, sentAt } = record.message;
			if ((sentAt ?? '') < (last.get(chatId) ?? '')) throw new Error('a chat is out of order');
			last.set(chatId, sentAt ?? '');
		}
	}

	/** A gap is said where a full window shows nothing known, on the first event of its scope. */
	#gaps(
		looks: readonly PollQuery[],
		due: ReadonlyArray<readonly boolean[]>,
		events: readonly PollEvent[],
		gaps: number,
		{ oracle }: Case,
	): void {
		const said = looks.map(({ window, held }, index) => {
			const nths = new Set(held.map(({ nth }) => nth));
			const first = events.find((event) => nths.has(nthOf(event)));
			const isSaid = first?.missedAtLeast !== undefined;
			const showsKnown = held.some(({ nth }) => oracle.shown.has(nth));
			if (isSaid && (!window.isFull || showsKnown)) throw new Error('a gap where there is none');
			const isGap = window.isFull && held.length > 0 && due[index]?.every(Boolean);
			if (isGap && first && !isSaid) throw new Error('a gap that is not said');
			return Number(isGap === true);
		});
		if (gaps < said.reduce((sum, each) => sum + each, 0)) throw new Error('gaps not counted');
		this.counted.gaps += gaps;
	}

	#tell({ kind, record }: PollEvent): void {
		const { status } = record.message;
		const { nth } = record.raw as { nth: number };
		const key = `${nth} ${kind} ${kind === 'statusChanged' ? status : ''}`;
		if (this.#told.has(key)) throw new Error(`told twice: ${key}`);
		this.#told.add(key);
	}
}

/** What is promised of a message that a window shows: that it is told of, that it isn't, or neither. */
function expectationOf(look: PollQuery, held: Held, { oracle, seen, options }: Case) {
	const { scope } = look.window;
	const known = oracle.scope(scope);
	const stamp = seen.stamp(held) ?? '';
	const isOld = oracle.isOld(scope, held.nth);
	const isBarred = oracle.shown.has(held.nth) || oracle.isStarting(scope);
	const showsKnown = look.held.some(({ nth }) => oracle.shown.has(nth));
	const isNewest = !showsKnown && stamp > (known?.newest || oracle.since);
	if (isBarred || isOld) return { isDue: false, isBarred: isBarred || !isNewest };
	const below = look.held.slice(look.held.indexOf(held) + 1);
	const isAboveKnown = below.some(({ nth }) => known?.anchors.has(nth));
	const isInWhole = known?.isWhole === true && (options.shape !== 'chats' || stamp > oracle.since);
	return { isDue: isAboveKnown || isInWhole || isNewest, isBarred: false };
}

function fail({ nth }: Held, why: string): never {
	throw new Error(`message ${nth} ${why}`);
}
