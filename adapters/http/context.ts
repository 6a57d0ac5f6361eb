import type { ZodType } from 'zod/v4';
import { backoffMs } from '../core/backoff';
import type { Clock } from '../core/clock';
import { createGate } from '../core/gate';
import type { Notify } from '../core/notice';
import type { ApiAnswer, ApiRequest, Context, Definition, Target } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { urlPart } from '../core/urlPart';
import { createRedactor, type Redactor } from '../core/redact';
import { createRetryBudget, RETRIES_PER_REQUEST } from './budget';
import { deadlineOf } from './deadline';
import { failureOfStatus, failureOfTransport, timeIsUp } from './failures';
import { parseAnswer, validate } from './parseAnswer';
import { createReach } from './reach';
import type { Transport, WireRequest } from './transport';
import { toTransportFailure } from './transportFailure';

/** Answers beyond this are refused: what an endless one takes is three times as much on Node 24. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
/** A provider that asks for a longer pause than this ends the account's requests instead. */
const LONGEST_PAUSE_MS = 120_000;
const MINUTE_MS = 60_000;

export interface ContextOptions<C> {
	readonly definition: Definition<C>;
	readonly config: C;
	readonly transport: Transport;
	readonly clock: Clock;
	/** Aborts when the execution is cancelled. */
	readonly signal: AbortSignal;
	/** Per request, to the last byte. */
	readonly timeoutMs: number;
	/** No request or pause reaches beyond this, in epoch milliseconds; Infinity where nothing ends the execution. */
	readonly deadlineAt: number;
	/** Requests at the same time, within the provider's traits. */
	readonly concurrency: number;
	readonly notify: Notify;
	/** Takes the credential's secrets out of answers, before anything reads them. */
	readonly redactor: Redactor;
}

function toWire(target: Target, request: ApiRequest): Omit<WireRequest, 'timeoutMs'> {
	const query = Object.entries(request.query ?? {})
		.map(([name, value]) => `${name}=${urlPart(String(value))}`)
		.join('&');
	const hasBody = request.body !== undefined;
	return {
		method: request.method,
		url: `${target.baseUrl}${request.path}${query && '?'}${query}`,
		headers: hasBody
			? { accept: 'application/json', 'content-type': 'application/json' }
			: { accept: 'application/json' },
		body: hasBody ? JSON.stringify(request.body) : null,
		maxBytes: MAX_ANSWER_BYTES,
		ignoreSslIssues: target.ignoreSslIssues,
	};
}

/** What one account may use in one execution: its own pace, retry budget, stop and once-only answers. */
export function createContext<C>(options: ContextOptions<C>): Context<C> {
	const { definition, clock, signal } = options;
	const target = definition.target(options.config);
	const spacingMs = target.requestsPerMinute ? MINUTE_MS / target.requestsPerMinute : 0;
	const gate = createGate(options.concurrency, spacingMs, clock, {
		at: options.deadlineAt,
		failure: () => timeIsUp(definition),
	});
	const budget = createRetryBudget();
	const answers = new Map<string, Promise<unknown>>();
	const reach = createReach(options.concurrency);

	/** Those who wait for their turn are told as well: nobody else would. */
	function throwIfCancelled(): void {
		if (signal.aborted) gate.dismiss(signal.reason);
		signal.throwIfAborted();
	}

	async function ask(
		request: WireRequest,
		redactors: readonly Redactor[],
	): Promise<ApiAnswer | ProviderError> {
		try {
			const deadline = deadlineOf(signal, request.timeoutMs);
			const received = await options.transport.send(request, deadline);
			reach.answered();
			const answer = parseAnswer(received, redactors);
			const now = clock.now();
			return definition.failure(answer, now) ?? failureOfStatus(definition, answer, now) ?? answer;
		} catch (error) {
			throwIfCancelled();
			return failureOfTransport(definition, toTransportFailure(error));
		}
	}

	/** Settles what a failure means for the account; returns whether the request is to be repeated. */
	async function isRepeated(
		turn: number,
		failure: ProviderError,
		retries: number,
		isRepeatable: boolean,
	): Promise<boolean> {
		if (failure.scope === 'account' || (failure.retryAfterMs ?? 0) > LONGEST_PAUSE_MS) {
			gate.stop(failure);
			return false;
		}
		const pauseMs = failure.retryAfterMs ?? backoffMs(retries, () => clock.random());
		const isInTime = clock.now() + pauseMs < options.deadlineAt;
		const mayRetry = failure.retry && isRepeatable && isInTime && retries < RETRIES_PER_REQUEST;
		const hasRetry = mayRetry && budget.takeRetry();
		if (failure.scope === 'gate') {
			if (mayRetry && !hasRetry) gate.stop(failure);
			else gate.leaveClosed(turn, failure);
			return hasRetry;
		}
		if (!hasRetry && reach.isLostWith(failure)) {
			gate.stop(failure);
			return false;
		}
		gate.leave(turn);
		if (hasRetry) await clock.sleep(pauseMs);
		return hasRetry;
	}

	async function call<T>(request: ApiRequest, schema: ZodType<T>): Promise<T> {
		const wire = toWire(target, request);
		const redactors = [options.redactor, createRedactor(request.secrets ?? [])];
		for (let retries = 0; ; retries += 1) {
			const turn = await gate.enter();
			throwIfCancelled();
			budget.request();
			const timeoutMs = Math.min(options.timeoutMs, options.deadlineAt - clock.now());
			const outcome = await ask({ ...wire, timeoutMs }, redactors);
			if (!ProviderError.isInstance(outcome)) {
				gate.leave(turn);
				return validate(definition, outcome, schema);
			}
			const isRepeatable = request.isRepeatable !== false;
			if (!(await isRepeated(turn, outcome, retries, isRepeatable))) throw outcome;
		}
	}

	async function once<T>(key: string, work: () => Promise<T>): Promise<T> {
		const known = answers.get(key) as Promise<T> | undefined;
		if (known) return await known;
		const begun = work();
		answers.set(key, begun);
		return await begun;
	}

	return { config: options.config, call, once, notify: options.notify, clock };
}
