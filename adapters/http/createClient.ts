import type { ZodType } from 'zod/v4';
import type { Clock } from '../core/time/clock';
import type { AddHint } from '../core/hint';
import type { ApiResponse, ApiRequest, ApiClient } from '../core/client';
import type { ProviderDefinition } from '../core/provider';
import { catchFailure } from '../core/catchFailure';
import { ProviderError } from '../core/providerError';
import { uncertainAfter } from '../core/sending/uncertain';
import { unsentAfter } from '../core/sending/unsent';
import { createRedactor, type Redactor } from './redact';
import { failureOfStatus, outOfTime } from './failures';
import { failureOfTransport } from './failureOfTransport';
import { Limiter } from './limiter/limiter';
import type { Concurrency } from './limiter/width';
import { parseResponse, validate } from './parseResponse';
import type { HttpResponse, Transport, HttpRequest } from './transport';
import { toTransportFailure } from './transportFailure';
import { toHttpRequest } from './httpRequest';

const MINUTE_MS = 60_000;

export interface ClientOptions<C> {
	readonly definition: ProviderDefinition<C>;
	readonly config: C;
	readonly transport: Transport;
	readonly clock: Clock;
	/** Aborts when the execution is cancelled. */
	readonly signal: AbortSignal;
	/** Per attempt, to the last byte. */
	readonly timeoutMs: number;
	/** No request or pause reaches beyond this, in epoch milliseconds; Infinity where nothing ends the execution. */
	readonly deadlineAt: number;
	/** Requests at the same time, within the provider’s capabilities. */
	readonly concurrency: Concurrency;
	readonly addHint: AddHint;
	/** Takes the credential's secrets out of answers, before anything reads them. */
	readonly redactor: Redactor;
}

/** What one account may use in one execution: its own limits and once-only answers. */
export function createClient<C>(options: ClientOptions<C>): ApiClient<C> {
	const { definition, config, transport, clock } = options;
	const target = definition.target(config);
	const { requestsPerMinute } = target;
	const limiter = new Limiter({
		...options,
		spacingMs: requestsPerMinute ? MINUTE_MS / requestsPerMinute : 0,
		outOfTime: () => outOfTime(definition),
	});
	const answers = new Map<string, Promise<unknown>>();

	async function send(
		request: HttpRequest,
		signal: AbortSignal,
		redactors: readonly Redactor[],
	): Promise<ApiResponse | ProviderError> {
		let received: HttpResponse;
		try {
			received = await transport.send(request, signal);
		} catch (error) {
			return failureOfTransport(definition, toTransportFailure(error));
		}
		const answer = parseResponse(received, redactors);
		const now = clock.now();
		return definition.failure(answer, now) ?? failureOfStatus(definition, answer, now) ?? answer;
	}

	async function call<T>(request: ApiRequest, schema: ZodType<T>): Promise<T> {
		const wire = toHttpRequest(target, request);
		const redactors = [options.redactor, createRedactor(request.secrets ?? [])];
		const { isAtMostOnce = false, isRepeatable = true } = request;
		let wasAsked = false;
		let mayBeTaken = false;
		const asked = limiter.run({
			mayRepeat: ({ isNotTaken }) => (isAtMostOnce ? isNotTaken : isRepeatable),
			async send(signal, timeoutMs) {
				wasAsked = true;
				mayBeTaken = true;
				const answer = await send({ ...wire, timeoutMs }, signal, redactors);
				mayBeTaken = !(ProviderError.isInstance(answer) && answer.isNotTaken);
				return answer;
			},
		});
		const outcome = await catchFailure(
			asked.then((answer) => validate(definition, answer, schema)),
			() => isAtMostOnce && (mayBeTaken || !wasAsked),
		);
		if (!ProviderError.isInstance(outcome)) return outcome;
		throw mayBeTaken ? uncertainAfter(outcome) : unsentAfter(outcome);
	}

	async function once<T>(key: string, work: () => Promise<T>): Promise<T> {
		const known = answers.get(key) as Promise<T> | undefined;
		if (known) return await known;
		const begun = work();
		answers.set(key, begun);
		return await begun;
	}

	return { config, call, once, addHint: options.addHint, clock };
}
