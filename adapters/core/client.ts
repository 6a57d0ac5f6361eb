import type { ZodType } from 'zod/v4';
import type { AddHint } from './hint';
import type { Clock } from './time/clock';

/** One call of a provider's API, without its secret: see `ProviderDefinition.authorize`. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** Relative to the base URL, already encoded. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string | number>>;
	readonly body?: unknown;
	/** A body as forms have it, instead of JSON. */
	readonly form?: Readonly<Record<string, string>>;
	/** False for what must not be done twice; reads may be repeated. */
	readonly isRepeatable?: boolean;
	/**
	 * For what sends a message: asked again only where the request certainly had no effect (`isNotTaken`); every other
	 * failure, that of the schema included, becomes `uncertain`.
	 */
	readonly isAtMostOnce?: boolean;
	/** What the answer may repeat and nobody may see: taken out of it before anything reads it. */
	readonly secrets?: readonly string[];
}

/** An answer before any schema: its JSON, or else the text (`json` is then undefined), without secrets. */
export interface ApiResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
	readonly json: unknown;
}

/** What an adapter is lent, one per account (resolved credential) and execution. */
export interface ApiClient<C> {
	/** The credential without its secrets, validated. */
	readonly config: C;
	/** Asks, retries where that is safe, and validates; throws a `ProviderError` for everything else. */
	call<T>(request: ApiRequest, schema: ZodType<T>): Promise<T>;
	/** Does the work at most once per account and execution; a failure is remembered too. */
	once<T>(key: string, work: () => Promise<T>): Promise<T>;
	readonly addHint: AddHint;
	readonly clock: Clock;
}

/**
 * What an adapter keeps of each client, for one execution. It hangs on the client's config, which all its copies
 * share, and goes with it.
 */
export class ClientState<T> {
	readonly #states = new WeakMap<object, T>();
	readonly #create: () => T;

	constructor(create: () => T) {
		this.#create = create;
	}

	of({ config }: Pick<ApiClient<object>, 'config'>): T {
		const state = this.#states.get(config) ?? this.#create();
		this.#states.set(config, state);
		return state;
	}
}
