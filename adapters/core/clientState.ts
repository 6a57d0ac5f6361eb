import type { ApiClient } from './client';

/**
 * What an adapter keeps of each account during one execution. It hangs on the account's config, which all copies of
 * its context share, and goes with it.
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
