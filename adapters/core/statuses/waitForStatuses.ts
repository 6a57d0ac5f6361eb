import { canBatch, fetchStatusBatch } from './statusBatch';
import { fetchStatus, queryKey, type StatusAnswers } from './lookupStatuses';
import { mergeRecords } from './merge';
import type { MessageRecord } from '../messages/message';
import type { ApiClient } from '../client';
import type { ProviderDefinition } from '../provider';
import type { StatusQuery } from './statusQuery';
import { ProviderError } from '../providerError';
import { isFinalStatus, rankOf, type Status } from './status';

/** What is waited for: at or above this status; `final` with what counts as final. */
export type WaitTarget = 'delivered' | 'read' | 'final';

export interface WaitPlan {
	readonly target: WaitTarget;
	readonly treatAsFinal: 'read' | 'delivered';
	/** Epoch milliseconds; one for the whole execution. */
	readonly deadline: number;
	/** Between the first two rounds; grows from there. */
	readonly intervalMs: number;
}

/** Messages that one round looks up once more, beside its list. */
const LOOKUPS_PER_ROUND = 20;
const MAX_INTERVAL_MS = 30_000;
const GROWTH = 1.5;

interface PendingLookup {
	readonly query: StatusQuery;
	/** Round in which it was last seen; -1: never. */
	seenIn: number;
	last: MessageRecord | null;
	failure: unknown;
	resolve(record: MessageRecord): void;
	reject(reason: unknown): void;
}

function hasReached(status: Status | null, { target, treatAsFinal }: WaitPlan): boolean {
	if (target === 'final') return isFinalStatus(status, treatAsFinal) === true;
	return isFinalStatus(status) === true || rankOf(status) >= rankOf(target);
}

/**
 * Waits until each of one account's messages is at the target, failed or deleted, or until the deadline. A round is
 * one list (with `combine`, where lists carry statuses) and single lookups of what it doesn't show: the first round
 * asks for every message, later ones for at most 20, those first that were seen longest ago. Rounds come at growing
 * intervals, at least 30 s apart where requests cost credits. What isn't there in time comes out
 * with its last status and is counted in a hint; what was never seen, with its failure.
 */
export function waitForStatuses<C>(
	definition: ProviderDefinition<C>,
	client: ApiClient<C>,
	queries: readonly StatusQuery[],
	plan: WaitPlan,
	combine: boolean,
): StatusAnswers {
	const waiting = new Map<string, PendingLookup>();
	const promises = new Map<string, Promise<MessageRecord>>();
	for (const query of queries) {
		const key = queryKey(query);
		const promise = new Promise<MessageRecord>((resolve, reject) => {
			waiting.set(key, { query, seenIn: -1, last: null, failure: null, resolve, reject });
		});
		promises.set(key, promise);
	}
	const rounds = new Rounds(definition, client, plan, combine, waiting);
	rounds.run().catch((error: unknown) => {
		for (const { reject } of waiting.values()) reject(error);
	});
	return promises;
}

class Rounds<C> {
	private round = 0;
	/** What ended all of the account's requests. */
	private stop: ProviderError | null = null;

	constructor(
		private readonly definition: ProviderDefinition<C>,
		private readonly client: ApiClient<C>,
		private readonly plan: WaitPlan,
		private readonly combine: boolean,
		private readonly waiting: Map<string, PendingLookup>,
	) {}

	async run(): Promise<void> {
		const { clock, addHint } = this.client;
		const { isBilled } = this.definition.capabilities;
		let intervalMs = isBilled
			? Math.max(MAX_INTERVAL_MS, this.plan.intervalMs)
			: this.plan.intervalMs;
		for (; ; this.round += 1) {
			const again = await this.askRound();
			if (isBilled && again > 0) addHint({ code: 'creditsSpent', count: again });
			if (this.waiting.size === 0) return;
			const leftMs = this.plan.deadline - clock.now();
			if (leftMs <= 0 || (isBilled && leftMs < intervalMs)) return this.end(null);
			const isLastPause = leftMs < (isBilled ? 2 : 1) * intervalMs;
			await clock.sleep(isLastPause ? leftMs : intervalMs);
			intervalMs = Math.min(Math.max(MAX_INTERVAL_MS, this.plan.intervalMs), intervalMs * GROWTH);
		}
	}

	/** Asks for what isn't there yet; returns how many messages were looked up once more. */
	private async askRound(): Promise<number> {
		const { definition, client, round } = this;
		const pending = [...this.waiting.entries()];
		const queries = pending.map(([, { query }]) => query);
		const isListed = this.combine && canBatch(definition, queries);
		const listed = isListed ? await fetchStatusBatch(definition, client, queries) : null;
		const unlisted = pending.filter(([key, entry]) => {
			const record = listed?.get(entry.query.messageId);
			if (record) this.see(key, entry, record);
			return !record;
		});
		const due = unlisted.sort(([, a], [, b]) => a.seenIn - b.seenIn);
		const lookups = round === 0 ? due : due.slice(0, LOOKUPS_PER_ROUND);
		const again = lookups.filter(([, { seenIn }]) => seenIn >= 0).length;
		await Promise.all(
			lookups.map(async ([key, entry]) => {
				try {
					this.see(key, entry, await fetchStatus(definition, client, entry.query));
				} catch (error) {
					this.miss(key, entry, error);
				}
				entry.seenIn = round;
			}),
		);
		if (this.stop) this.end(this.stop);
		return again;
	}

	private see(key: string, entry: PendingLookup, record: MessageRecord): void {
		entry.seenIn = this.round;
		entry.last = entry.last === null ? record : mergeRecords(entry.last, record);
		if (!hasReached(entry.last.message.status, this.plan)) return;
		this.waiting.delete(key);
		entry.resolve(entry.last);
	}

	/**
	 * A failure that may pass is waited out, unless it is the same error object again, which is a remembered answer. One of
	 * the whole account ends all waiting, any other one that for this message.
	 */
	private miss(key: string, entry: PendingLookup, error: unknown): void {
		const isRemembered = entry.failure === error;
		entry.failure = error;
		const failure = ProviderError.isInstance(error) ? error : null;
		if (failure?.scope === 'account') this.stop = failure;
		else if (!failure?.retryable || isRemembered) this.settle(key, entry, failure);
	}

	/** What is left comes out as it was last seen, or fails: with its own failure where none is given. */
	private end(failure: ProviderError | null): void {
		for (const [key, entry] of [...this.waiting]) {
			entry.failure = failure ?? entry.failure;
			this.settle(key, entry, failure);
		}
	}

	/** @param stopped what ended the waiting before its time; null when that was up. */
	private settle(
		key: string,
		{ last, failure, resolve, reject }: PendingLookup,
		stopped: ProviderError | null,
	): void {
		this.waiting.delete(key);
		if (last === null) return reject(failure);
		const reason = { code: 'waitingStopped', example: stopped?.message } as const;
		this.client.addHint(stopped ? reason : { code: 'statusUnsettled' });
		resolve(last);
	}
}
