import { type ICredentialDataDecryptedObject, sleep } from 'n8n-workflow';
import {
	type ApiClient,
	type ProviderDefinition,
	type AddHint,
	openClient,
	abortable,
} from '../../adapters';
import { createTransport, type NodeContext } from './transport';

/** Request options of the user; they hold for an account from the first item that uses it. */
export interface RequestOptions {
	/** Null: the provider's own. */
	readonly concurrency: number | null;
	readonly timeoutMs: number;
	/** When everything has to be over, in epoch milliseconds; Infinity where n8n sets no time. */
	readonly deadlineAt: number;
}

/** For what somebody waits for and n8n sets no time for: a list, the publishing of a workflow. */
const SHORT_MS = 60_000;

/** When such work has to be over, in epoch milliseconds. */
export function shortDeadline(): number {
	return Date.now() + SHORT_MS;
}

export interface ClientCache {
	/** The account of an item's own credential, opened once per execution. */
	of(
		definition: ProviderDefinition<unknown>,
		itemIndex: number,
		options: RequestOptions,
	): Promise<ApiClient<unknown>>;
}

/** The account behind a decrypted credential, asked through n8n. */
export function openClientThrough(
	context: NodeContext,
	definition: ProviderDefinition<unknown>,
	credential: ICredentialDataDecryptedObject,
	options: RequestOptions,
	signal: AbortSignal,
	addHint: AddHint,
): ApiClient<unknown> {
	return openClient(definition, credential, {
		transport: createTransport(context, definition.credentialType, credential),
		clock: {
			now: Date.now,
			// Many may sleep at a time: with a signal of its own for each, Node.js takes none of them for a leak.
			sleep: async (ms) => await abortable(sleep(ms), AbortSignal.any([signal])),
			random: Math.random,
		},
		signal,
		timeoutMs: options.timeoutMs,
		deadlineAt: options.deadlineAt,
		concurrency: options.concurrency,
		addHint,
	});
}

/**
 * The accounts of one execution. Two items belong to the same account when their resolved credentials are equal,
 * since a credential's fields may be expressions; nothing is ever shared between two accounts.
 */
export function createClientCache(
	context: NodeContext,
	signal: AbortSignal,
	addHint: AddHint,
): ClientCache {
	const opened = new Map<string, ApiClient<unknown>>();
	return {
		async of(definition, itemIndex, options) {
			const type = definition.credentialType;
			const credential =
				'getInputData' in context
					? await context.getCredentials(type, itemIndex)
					: await context.getCredentials(type);
			const key = JSON.stringify([type, credential]);
			const known = opened.get(key);
			if (known) return known;
			const { maxConcurrency } = definition.capabilities;
			if (options.concurrency !== null && options.concurrency > maxConcurrency) {
				addHint({ code: 'concurrencyCapped', example: `${definition.label}: ${maxConcurrency}` });
			}
			const client = openClientThrough(context, definition, credential, options, signal, addHint);
			opened.set(key, client);
			return client;
		},
	};
}
