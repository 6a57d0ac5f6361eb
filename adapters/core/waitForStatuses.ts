import { isWorthListing, readListed } from './listedStatuses';
import { type AnswerOf, askStatus } from './lookupStatus';
import { mergeObservations } from './merge';
import type { Observation } from './message';
import type { Context, Definition, StatusQuery } from './provider';
import { ProviderError } from './providerError';
import { isFinalStatus, type Status, STATUSES } from './status';

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

/** Single lookups of one round, beside its list. */
const LOOKUPS_PER_ROUND = 20;
const LONGEST_INTERVAL_MS = 30_000;
const GROWTH = 1.5;

interface Waiting {
	readonly query: StatusQuery;
	/** Round in which it was last seen; -1: never. */
	seenIn: number;
	last: Observation | null;
	failure: unknown;
	resolve(observation: Observation): void;
	reject(reason: unknown): void;
}

function isThere(status: Status | null, { target, treatAsFinal }: WaitPlan): boolean {
	if (status === null) return false;
	if (isFinalStatus(status, treatAsFinal)) return true;
	return target !== 'final' && STATUSES.indexOf(status) >= STATUSES.indexOf(target);
}

/**
 * Waits until each of one account's messages is at the target, failed or deleted, or until the deadline. A round is one list (where lists carry statuses) and at most 20 single lookups, those first that
 * were seen longest ago. Rounds follow each other at once while a message hasn't been seen at all, then at growing
 * intervals, at least 30 s where requests cost credits. What isn't there in time comes out with its last status
 * and is counted in a notice; what was never seen, with its failure.
 */
export function waitForStatuses<C>(
	definition: Definition<C>,
	context: Context<C>,
	queries: readonly StatusQuery[],
	plan: WaitPlan,
): AnswerOf {
	const waiting = new Map<string, Waiting>();
	const promises = new Map<string, Promise<Observation>>();
	for (const query of queries) {
		const key = JSON.stringify(query);
		if (promises.has(key)) continue;
		const promise = new Promise<Observation>((resolve, reject) => {
			waiting.set(key, { query, seenIn: -1, last: null, failure: null, resolve, reject });
		});
		promises.set(key, promise);
	}
	const rounds = new Rounds(definition, context, plan, waiting);
	rounds.run().catch((error: unknown) => {
		for (const { reject } of waiting.values()) reject(error);
	});
	return async (query) =>
		await (promises.get(JSON.stringify(query)) ?? askStatus(definition, context, query));
}

class Rounds<C> {
	private round = 0;

	constructor(
		private readonly definition: Definition<C>,
		private readonly context: Context<C>,
		private readonly plan: WaitPlan,
		private readonly waiting: Map<string, Waiting>,
	) {}

	async run(): Promise<void> {
		const { clock, notify } = this.context;
		const { isBilled } = this.definition.traits;
		let intervalMs = isBilled
			? Math.max(LONGEST_INTERVAL_MS, this.plan.intervalMs)
			: this.plan.intervalMs;
		for (; ; this.round += 1) {
			const asked = await this.askRound();
			if (isBilled && this.round > 0) notify({ code: 'creditsSpent', count: asked });
			if (this.waiting.size === 0) return;
			if ([...this.waiting.values()].some(({ seenIn }) => seenIn < 0)) continue;
			const leftMs = this.plan.deadline - clock.now();
			if (leftMs <= 0) return this.giveUp();
			await clock.sleep(Math.min(intervalMs, leftMs));
			intervalMs = Math.min(
				Math.max(LONGEST_INTERVAL_MS, this.plan.intervalMs),
				intervalMs * GROWTH,
			);
		}
	}

	/** Asks for what isn't there yet; returns the number of single lookups. */
	private async askRound(): Promise<number> {
		const { definition, context, round } = this;
		const pending = [...this.waiting.entries()];
		const queries = pending.map(([, { query }]) => query);
		const listed = isWorthListing(definition, queries)
			? await readListed(definition, context)
			: null;
		const unlisted = pending.filter(([key, entry]) => {
			const observation = listed?.get(entry.query.messageId);
			if (observation) this.see(key, entry, observation);
			return !observation;
		});
		const lookups = unlisted
			.sort(([, a], [, b]) => a.seenIn - b.seenIn)
			.slice(0, LOOKUPS_PER_ROUND);
		await Promise.all(
			lookups.map(async ([key, entry]) => {
				try {
					this.see(key, entry, await askStatus(definition, context, entry.query));
				} catch (error) {
					this.miss(key, entry, error);
				}
				entry.seenIn = round;
			}),
		);
		return lookups.length;
	}

	private see(key: string, entry: Waiting, observation: Observation): void {
		entry.seenIn = this.round;
		entry.last = entry.last === null ? observation : mergeObservations(entry.last, observation);
		if (!isThere(entry.last.message.status, this.plan)) return;
		this.waiting.delete(key);
		entry.resolve(entry.last);
	}

	/** A failure that may pass is waited out; any other one ends the waiting for this message. */
	private miss(key: string, entry: Waiting, error: unknown): void {
		entry.failure = error;
		const mayPass = ProviderError.isInstance(error) && error.retryable && error.scope === 'item';
		if (mayPass) return;
		this.waiting.delete(key);
		if (entry.last) entry.resolve(entry.last);
		else entry.reject(error);
	}

	private giveUp(): void {
		for (const { last, failure, resolve, reject } of this.waiting.values()) {
			if (last) resolve(last);
			else reject(failure);
		}
		this.context.notify({ code: 'statusUnsettled', count: this.waiting.size });
	}
}
