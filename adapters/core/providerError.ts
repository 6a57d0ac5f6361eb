/** What kind of thing went wrong: closed, so that workflows can branch on it. */
export type Category =
	| 'auth'
	| 'permission'
	| 'quota'
	| 'rateLimit'
	| 'notFound'
	| 'invalidRequest'
	| 'notConnected'
	/** The contact isn't there to be written to: no WhatsApp on this number. */
	| 'noAccount'
	| 'timeout'
	| 'network'
	| 'server'
	| 'invalidResponse'
	| 'unsupported'
	/** A message that may have been sent, or may not. */
	| 'uncertain';

/** Whom a failure concerns: the one item, all of the account's requests, or the account's pace. */
export type Scope = 'item' | 'account' | 'gate';

export interface ProviderFailure {
	/** Provider id; null where the failure lies in what the user typed. */
	readonly provider: string | null;
	readonly category: Category;
	/** What happened, in our own words. */
	readonly message: string;
	/** What to do about it, in our own words. */
	readonly advice: string;
	/** The provider's own text: untrusted, clipped and cleaned here; shown in descriptions only. */
	readonly detail?: string | null;
	readonly httpStatus?: number;
	/** The provider's own code for it, as text. */
	readonly providerCode?: string | null;
	readonly retryAfterMs?: number;
	/** Overrides what the category says about scope and retrying. */
	readonly scope?: Scope;
	/** Whether this request may be repeated automatically, when it only reads. */
	readonly retry?: boolean;
	/** How often at most, where that isn't three times. */
	readonly maxRetries?: number;
	/** Whether asking again later may help, where it isn't repeated automatically. */
	readonly retryable?: boolean;
	/** Whether the provider itself says that it has no such message. */
	readonly isMissing?: boolean;
	/** Whether the request certainly had no effect; where it isn't said, the HTTP status tells. */
	readonly isNotTaken?: boolean;
}

const MARKER = Symbol.for('n8n-nodes-message-tracker.ProviderError');
const DETAIL_LENGTH = 200;
const MAX_RETRIES = 3;
const ACCOUNT_WIDE: readonly Category[] = ['auth', 'quota', 'notConnected'];
const WORTH_ANOTHER_TRY: readonly Category[] = ['rateLimit', 'timeout', 'network', 'server'];

/** Text from outside on one line: control characters out, at most 200 characters; null when nothing is left. */
export function cleanText(text: string | null | undefined): string | null {
	const clean = (text ?? '')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/ {2,}/g, ' ')
		.trim();
	if (clean === '') return null;
	if (clean.length <= DETAIL_LENGTH) return clean;
	return `${clean.slice(0, DETAIL_LENGTH - 1).replace(/\p{Cs}$/u, '')}…`;
}

/**
 * The only failure that leaves the adapter layer. It is built from a status, a provider's code and our own
 * words, never from another error object: those carry URLs, and with them secrets.
 */
export class ProviderError extends Error {
	readonly [MARKER] = true;
	override readonly name = 'ProviderError';
	readonly provider: string | null;
	readonly category: Category;
	readonly advice: string;
	readonly detail: string | null;
	readonly httpStatus: number | null;
	readonly providerCode: string | null;
	readonly retryAfterMs: number | null;
	readonly scope: Scope;
	/** Whether the same request is repeated automatically. */
	readonly retry: boolean;
	readonly maxRetries: number;
	/** Whether asking again later may help. */
	readonly retryable: boolean;
	/** Whether the provider itself says that it has no such message. */
	readonly isMissing: boolean;
	/** Whether the request certainly had no effect. */
	readonly isNotTaken: boolean;

	constructor(failure: ProviderFailure) {
		super(failure.message);
		this.provider = failure.provider;
		this.category = failure.category;
		this.advice = failure.advice;
		this.detail = cleanText(failure.detail);
		this.httpStatus = failure.httpStatus ?? null;
		this.providerCode = cleanText(failure.providerCode);
		this.retryAfterMs = failure.retryAfterMs ?? null;
		this.scope = failure.scope ?? scopeOf(failure.category);
		this.retry = failure.retry ?? (this.scope === 'gate' || failure.category === 'network');
		this.maxRetries = failure.maxRetries ?? MAX_RETRIES;
		this.retryable =
			this.retry || (failure.retryable ?? WORTH_ANOTHER_TRY.includes(failure.category));
		this.isMissing = failure.isMissing ?? false;
		this.isNotTaken = failure.isNotTaken ?? isRefusal(failure.httpStatus);
	}

	/** The same failure, concerning somebody else. */
	withScope(scope: Scope): ProviderError {
		return scope === this.scope ? this : new ProviderError({ ...this.toFailure(), scope });
	}

	/** As plain data, of which the same can be made again. */
	toFailure(): ProviderFailure {
		const { provider, category, message, advice, detail, providerCode } = this;
		const { scope, retry, maxRetries, retryable, isMissing, isNotTaken } = this;
		return {
			...{ provider, category, message, advice, detail, providerCode },
			...{ scope, retry, maxRetries, retryable, isMissing, isNotTaken },
			...(this.httpStatus !== null && { httpStatus: this.httpStatus }),
			...(this.retryAfterMs !== null && { retryAfterMs: this.retryAfterMs }),
		};
	}

	/** True for an error of this class, also when another loaded copy of the package made it. */
	static isInstance(value: unknown): value is ProviderError {
		return typeof value === 'object' && value !== null && MARKER in value;
	}
}

function scopeOf(category: Category): Scope {
	if (ACCOUNT_WIDE.includes(category)) return 'account';
	return category === 'rateLimit' ? 'gate' : 'item';
}

/** Of the 4xx, those after which a server, or a proxy before it, may have taken the request all the same. */
const TIMES_OUT = [408, 499];

/** Whether an HTTP status says that the request was refused: 4xx, but for those that tell of time. */
function isRefusal(httpStatus = 0): boolean {
	return httpStatus >= 400 && httpStatus < 500 && !TIMES_OUT.includes(httpStatus);
}
