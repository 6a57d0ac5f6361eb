import type { Held, PollQuery, Shape } from './fakeProvider.mts';

/** What is known of a scope by those who remember no more than the last look, and how far looks ever got. */
interface KnownScope {
	/** What the last look showed, as much of its upper end as is surely remembered. */
	readonly anchors: ReadonlySet<number>;
	/** The newest time that was ever printed, or the beginning. */
	readonly newest: string;
	/** Whether every look showed the whole list, and all of it is surely remembered. */
	readonly isWhole: boolean;
	/** Messages that were there when polling of this scope began. */
	readonly startedAt: number;
}

/** What a look shows of a message. */
export interface Seen {
	rank(held: Held): number;
	stamp(held: Held): string | null;
}

/** What the polls of the past, as far as they aren't forgotten, have shown: the truth that a step is held against. */
export class Oracle {
	/** How far each message's status had got, -1 for none; by order of arrival. */
	readonly shown = new Map<number, number>();
	/** When messages were shown first that may become overdue, and whether that has to be said. */
	readonly watched = new Map<number, { readonly since: number; readonly isSure: boolean }>();
	readonly overdue = new Set<number>();
	/** Most recently looked at first. */
	scopes: ReadonlyArray<readonly [string, KnownScope]> = [];
	/** Times up to here are no news in a chat that isn't known. */
	since = '';
	/** How many messages there were when polling began; null: it hasn't. */
	begunAt: number | null = null;

	constructor(
		readonly shape: Shape,
		/** Messages of a scope, and scopes, that are remembered at least. */
		readonly kept: number,
		readonly keptScopes: number,
	) {}

	copy(): Oracle {
		const copy = new Oracle(this.shape, this.kept, this.keptScopes);
		for (const [nth, rank] of this.shown) copy.shown.set(nth, rank);
		for (const nth of this.overdue) copy.overdue.add(nth);
		for (const [nth, watch] of this.watched) copy.watched.set(nth, watch);
		const { scopes, since, begunAt } = this;
		return Object.assign(copy, { scopes, since, begunAt });
	}

	scope(name: string): KnownScope | undefined {
		return this.scopes.find(([known]) => known === name)?.[1];
	}

	/** Whether all that a scope shows is taken for old: it is looked at for the first time, and not by chat. */
	isStarting(name: string): boolean {
		if (this.begunAt === null) return true;
		return this.shape !== 'chats' && this.scopes.length > 0 && !this.scope(name);
	}

	/** Whether a message was there before polling of its scope began. */
	isOld(name: string, nth: number): boolean {
		return nth < (this.scope(name)?.startedAt ?? this.begunAt ?? Infinity);
	}

	begin(since: string, count: number): void {
		this.since = since;
		this.begunAt = count;
	}

	/** Takes note of a look, taken when there were so many messages. */
	note(look: PollQuery, of: Seen, count: number): void {
		const { scope, isFull } = look.window;
		const before = this.scope(scope);
		for (const held of look.held) {
			const { nth } = held;
			const watch = this.watched.get(nth);
			const isForgotten = this.shown.has(nth) && before?.anchors.has(nth) !== true;
			if (watch && isForgotten) this.watched.set(nth, { ...watch, isSure: false });
			this.shown.set(nth, Math.max(this.shown.get(nth) ?? -1, of.rank(held)));
		}
		const stamps = look.held.flatMap((held) => of.stamp(held) ?? []);
		const isWhole = (before?.isWhole ?? true) && !isFull && this.shown.size <= this.kept;
		const known: KnownScope = {
			anchors: new Set(look.held.slice(0, this.kept).map(({ nth }) => nth)),
			newest: [...stamps, before?.newest ?? this.since].sort().at(-1) ?? '',
			isWhole,
			startedAt: before?.startedAt ?? (this.isStarting(scope) ? count : (this.begunAt ?? count)),
		};
		const others = this.scopes.filter(([name]) => name !== scope);
		this.scopes = [[scope, known], ...others];
	}

	/** Ends a tick: what was looked at least recently may be forgotten. */
	settle(): void {
		const dropped = this.scopes.slice(this.keptScopes).map(([, { newest }]) => newest);
		this.since = [...dropped, this.since].sort().at(-1) ?? '';
		this.scopes = this.scopes.slice(0, this.keptScopes);
	}
}
