import type { Clock } from '../../core/time/clock';
import { ProviderError } from '../../core/providerError';
import { backoffMs } from './backoff';
import { Circuit } from './circuit';
import { Latency } from './latency';
import { Pause } from './pause';
import { RetryBudget } from './retryBudget';
import { Spacing } from './spacing';
import { Timeouts } from './timeouts';
import { Turns } from './turns';
import { type Concurrency, Width } from './width';

/** A provider that asks for a longer pause than this ends the account's requests instead. */
const MAX_PAUSE_MS = 120_000;

export interface LimiterOptions {
	readonly clock: Clock;
	/** Aborts when the execution is cancelled. */
	readonly signal: AbortSignal;
	readonly concurrency: Concurrency;
	/** Between the beginnings of two requests, as the user wants it; 0: as the provider takes them. */
	readonly spacingMs: number;
	/** Per attempt, to the last byte. */
	readonly timeoutMs: number;
	/** No attempt or pause reaches beyond this, in epoch milliseconds. */
	readonly deadlineAt: number;
	/** The failure of a request that gets no turn before the deadline. */
	readonly outOfTime: () => ProviderError;
}

export interface LimitedRequest<T> {
	/** Makes one attempt; its failure is a value. */
	send(signal: AbortSignal, timeoutMs: number): Promise<T | ProviderError>;
	/** Whether it may be made once more after this failure, where that can help. */
	mayRepeat(failure: ProviderError): boolean;
}

type Settled<T> = { readonly answer: T } | { readonly retryInMs: number };

/**
 * Governs all requests of one account in one execution. The way of a request, and who decides:
 *
 *                      ┌────── retry: after a backoff, within RetryBudget and deadline ──────┐
 *                      ▼                                                                     │
 *     run ────────▶ queued ───── Turns: room in Width, ─────▶ in flight ──── Timeouts ────▶ settled ──▶ answer
 *                      │         after Pause and Spacing                                     │
 *                      └──▶ rejected: circuit broken, deadline, cancelled                    └──▶ failure
 *
 * The way of the account:
 *
 *     open ── “slow down” (429, a busy number) ──▶ paused ── Retry-After or backoff over ──▶ open, but narrower
 *     open, paused ── Circuit: refused, never answered; no retries left; a pause too long ──▶ broken, for good
 */
export class Limiter {
	readonly #options: LimiterOptions;
	readonly #width: Width;
	readonly #spacing: Spacing;
	readonly #pause: Pause;
	readonly #turns: Turns;
	readonly #circuit: Circuit;
	readonly #budget = new RetryBudget();
	readonly #latency = new Latency();
	readonly #timeouts = new Timeouts();

	constructor(options: LimiterOptions) {
		const { clock, signal, concurrency, deadlineAt, outOfTime } = options;
		this.#options = options;
		this.#width = new Width(concurrency);
		this.#spacing = new Spacing(options.spacingMs);
		this.#pause = new Pause(clock);
		this.#circuit = new Circuit(concurrency.initial);
		this.#turns = new Turns({
			clock,
			width: this.#width,
			spacing: this.#spacing,
			pause: this.#pause,
			deadlineAt,
			outOfTime,
		});
		signal.addEventListener('abort', () => {
			this.#turns.rejectAll(signal.reason);
			this.#timeouts.abortAll(signal.reason);
		});
	}

	/** Makes the request as soon as it may be made, and again where that helps; throws what is left then. */
	async run<T>(request: LimitedRequest<T>): Promise<T> {
		for (let retries = 0; ; retries += 1) {
			const settled = await this.#attempt(request, retries);
			if ('answer' in settled) return settled.answer;
			if (settled.retryInMs > 0) await this.#options.clock.sleep(settled.retryInMs);
		}
	}

	async #attempt<T>(request: LimitedRequest<T>, retries: number): Promise<Settled<T>> {
		this.#throwIfOver();
		const epoch = await this.#turns.take();
		const atStart = this.#turns.inFlight;
		try {
			this.#throwIfOver();
			this.#budget.recordRequest();
			const { clock, deadlineAt } = this.#options;
			const startedAt = clock.now();
			const timeoutMs = Math.min(this.#options.timeoutMs, deadlineAt - startedAt);
			const outcome = await this.#timeouts.run(
				timeoutMs,
				async (signal) => await request.send(signal, timeoutMs),
			);
			if (ProviderError.isInstance(outcome)) {
				return this.#settleFailure(outcome, epoch, request.mayRepeat(outcome), retries);
			}
			this.#circuit.recordSuccess();
			this.#recordAnswer(epoch, atStart);
			this.#recordLatency(epoch, clock.now() - startedAt);
			return { answer: outcome };
		} finally {
			this.#turns.release();
		}
	}

	#throwIfOver(): void {
		this.#options.signal.throwIfAborted();
		if (this.#circuit.brokenWith) throw this.#circuit.brokenWith;
	}

	/** While its turn is still taken, so that nobody slips in before the account's state is the new one. */
	#settleFailure(
		outcome: ProviderError,
		epoch: number,
		mayRepeat: boolean,
		retries: number,
	): { readonly retryInMs: number } {
		const { clock, signal, deadlineAt } = this.#options;
		signal.throwIfAborted();
		const failure = this.#circuit.recordFailure(outcome);
		if ((failure.retryAfterMs ?? 0) > MAX_PAUSE_MS) throw this.#end(this.#circuit.break(failure));
		const mayRetry = failure.retry && mayRepeat && retries < failure.maxRetries;
		if (failure.scope === 'gate') {
			const isFirst = this.#recordRefusal(epoch, failure);
			if (mayRetry && (!isFirst || this.#budget.takeRetry())) return { retryInMs: 0 };
			throw mayRetry ? this.#end(this.#circuit.break(failure)) : failure;
		}
		if (isOverload(failure)) this.#recordOverload(epoch);
		else this.#recordGoodPace(epoch);
		const retryInMs = failure.retryAfterMs ?? backoffMs(retries, () => clock.random());
		const isInTime = clock.now() + retryInMs < deadlineAt;
		if (mayRetry && isInTime && this.#budget.takeRetry()) return { retryInMs };
		this.#circuit.recordGivenUp(failure);
		throw this.#end(failure);
	}

	/** Tells those who wait when the circuit is broken. */
	#end(failure: ProviderError): ProviderError {
		if (this.#circuit.brokenWith) this.#turns.rejectAll(this.#circuit.brokenWith);
		return failure;
	}

	/** An answer, also one that is a failure: it was not asked too fast. */
	#recordGoodPace(epoch: number): void {
		if (epoch !== this.#width.epoch) return;
		this.#pause.recordSuccess();
		this.#spacing.recordSuccess();
	}

	/** @param atStart requests in flight when it began: of several answers at once the last one finds nobody beside it. */
	#recordAnswer(epoch: number, atStart: number): void {
		if (epoch !== this.#width.epoch) return;
		this.#recordGoodPace(epoch);
		const inFlight = Math.max(atStart, this.#turns.inFlight);
		this.#width.recordSuccess(inFlight, this.#options.clock.now());
	}

	#recordLatency(epoch: number, tookMs: number): void {
		if (epoch !== this.#width.epoch) return;
		const isLate = this.#latency.recordAnswer(tookMs, this.#width.limit);
		if (isLate) this.#width.recordLateness(this.#turns.inFlight);
	}

	#recordOverload(epoch: number): void {
		if (epoch === this.#width.epoch) this.#width.recordOverload(this.#turns.inFlight);
	}

	/** Whether it is the first of its burst: those that were on their way with it cost no retry of the budget. */
	#recordRefusal(epoch: number, failure: ProviderError): boolean {
		const isFirst = epoch === this.#width.epoch;
		this.#pause.recordRefusal(failure, isFirst);
		if (!isFirst) return false;
		const isWidth = this.#width.recordRefusal(this.#turns.inFlight, this.#options.clock.now());
		if (failure.category === 'rateLimit' && !isWidth) this.#spacing.recordRefusal();
		return true;
	}
}

function isOverload({ category, httpStatus }: ProviderError): boolean {
	return category === 'timeout' || category === 'network' || httpStatus === 503;
}
