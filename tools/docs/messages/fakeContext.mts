import type { ZodType } from 'zod/v4';
import type { ApiRequest, ApiClient } from '../../../adapters/core/client.ts';

/** A context whose every request gets this answer. */
export function contextThatSays<C>(json: unknown, config: C): ApiClient<C> {
	return {
		config,
		call: async <T,>(_: ApiRequest, schema: ZodType<T>) => await schema.parseAsync(json),
		once: async (_, work) => await work(),
		addHint: () => {},
		clock: { now: () => 0, sleep: async () => {}, random: () => 0 },
	};
}
