import { setTimeout as sleep } from 'node:timers/promises';
import {
	type ApiClient,
	type ProviderDefinition,
	type Hint,
	openClient,
	abortable,
} from '../../adapters/index.ts';
import { createUndiciTransport } from '../undiciTransport.mts';
import { type Flags, variableOf } from './flags.mts';

function credentialOf(
	definition: ProviderDefinition<unknown>,
	flags: Flags,
): Record<string, unknown> {
	const secrets = definition.secretFields.map((field) => [
		field,
		process.env[variableOf(definition.id, field)] ?? '',
	]);
	return {
		...Object.fromEntries(secrets),
		baseUrl: flags['base-url'],
		messenger: flags.messenger,
		timezone: flags.timezone,
		requestMethod: flags['request-method'],
		headerName: flags['header-name'],
		requestsPerMinute: flags['requests-per-minute'],
		ignoreSslIssues: flags['ignore-ssl-issues'] === true,
	};
}

/** An account over undici, and how to let go of its connections. */
export function open(
	definition: ProviderDefinition<unknown>,
	flags: Flags,
	signal: AbortSignal,
	addHint: (hint: Hint) => void,
): { readonly account: ApiClient<unknown>; close(): Promise<void> } {
	const credential = credentialOf(definition, flags);
	const transport = createUndiciTransport(definition, credential);
	const client = openClient(definition, credential, {
		transport,
		clock: {
			now: Date.now,
			sleep: async (ms) => await abortable(sleep(ms, undefined, { signal }), signal),
			random: Math.random,
		},
		signal,
		timeoutMs: Number(flags.timeout) * 1_000,
		deadlineAt: Infinity,
		concurrency: definition.capabilities.concurrency,
		addHint,
	});
	return { account: client, close: async () => await transport.close() };
}
