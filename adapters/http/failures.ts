import { ProviderError, type ProviderFailure } from '../core/providerError';
import { retryAfterMs } from './retryAfter';

/** How a provider is named in messages, beside its id in `details`. */
export interface ProviderRef {
	readonly id: string;
	readonly label: string;
	/** Whether HTTP 500 also stands for what a user got wrong: then it is never repeated. */
	readonly has500ForInput?: boolean;
}

/** What a failure says and means, before it is known whose it is. */
export type Wording = Pick<
	ProviderFailure,
	'category' | 'message' | 'advice' | 'scope' | 'retry' | 'maxRetries' | 'retryable' | 'isNotTaken'
>;

function wordingOf({ label, has500ForInput }: ProviderRef, status: number): Wording {
	if (status >= 300 && status < 400) {
		return {
			category: 'invalidResponse',
			message: `${label} redirected the request to another address (HTTP ${status}).`,
			advice:
				'Redirects are not followed, so that no key travels to another host. Put the final address in the Base URL of the credential.',
		};
	}
	switch (status) {
		case 401:
			return {
				category: 'auth',
				message: `${label} did not accept the credential (HTTP 401).`,
				advice: 'Check the key in the credential, or the header that your reverse proxy asks for.',
			};
		case 402:
			return {
				category: 'quota',
				message: `${label} asks for payment (HTTP 402).`,
				advice: 'Check plan and credits of the account.',
			};
		case 403:
			return {
				category: 'permission',
				message: `${label} does not allow this request (HTTP 403).`,
				advice: 'Check what this credential may do.',
			};
		case 404:
			return {
				category: 'invalidResponse',
				message: `${label} does not know this address (HTTP 404).`,
				advice: 'Check the Base URL of the credential: it has to point to the API.',
			};
		case 408:
		case 504:
			return {
				category: 'server',
				message: `${label} took too long to answer (HTTP ${status}).`,
				advice: 'Run the workflow again later.',
				retry: status === 504,
			};
		case 414:
			return {
				category: 'invalidRequest',
				message: `${label} does not take a request as long as this one (HTTP 414).`,
				advice: 'Shorten the text, or send it in several messages.',
			};
		case 429:
			return {
				category: 'rateLimit',
				message: `${label} received too many requests (HTTP 429).`,
				advice:
					'Run the workflow less often or read fewer items per run. Where they exist, lower Concurrency in the node’s options or set Requests per Minute in the credential.',
			};
		case 502:
		case 503:
			return {
				category: 'server',
				message: `${label} is not available at the moment (HTTP ${status}).`,
				advice: 'Run the workflow again later.',
				retry: true,
			};
	}
	if (status >= 500) {
		return {
			category: 'server',
			message: `${label} had trouble on its side (HTTP ${status}).`,
			advice: 'Run the workflow again later. If it stays, ask whoever runs the server.',
			...(status === 500 && !has500ForInput && { retry: true, maxRetries: 1 }),
		};
	}
	return {
		category: 'invalidRequest',
		message: `${label} did not accept the request (HTTP ${status}).`,
		advice: 'Check the values of the node.',
	};
}

/** The failure that an HTTP status alone stands for; null for 2xx. */
export function failureOfStatus(
	provider: ProviderRef,
	answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
	now: number,
	detail: string | null = null,
	providerCode: string | null = null,
): ProviderError | null {
	if (answer.status >= 200 && answer.status < 300) return null;
	return new ProviderError({
		...wordingOf(provider, answer.status),
		provider: provider.id,
		httpStatus: answer.status,
		retryAfterMs: retryAfterMs(answer.headers['retry-after'], now),
		providerCode,
		detail,
	});
}

/** The failure of a request that was not made, because the time for all of them is up. */
export function outOfTime(provider: ProviderRef): ProviderError {
	return new ProviderError({
		category: 'timeout',
		message: `${provider.label} was not asked in time: n8n gives this only so long.`,
		advice: 'It goes on the next time. If that stays, ask for less or let fewer requests wait.',
		provider: provider.id,
	});
}

/** The failure of an answer with a good status that isn't what the provider documents. */
export function invalidResponse(
	provider: ProviderRef,
	status: number,
	what: string,
	advice: string,
): ProviderError {
	return new ProviderError({
		category: 'invalidResponse',
		message: `${provider.label} ${what}.`,
		advice,
		provider: provider.id,
		httpStatus: status,
	});
}
