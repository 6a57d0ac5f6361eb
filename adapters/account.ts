import type { Context, Definition } from './core/provider';
import { createRedactor } from './core/redact';
import { type ContextOptions, createContext } from './http/context';

/** A decrypted credential, secrets included. It is read here and by `authorize`, and kept by neither. */
export type Credential = Readonly<Record<string, unknown>>;

/**
 * The context of one account: adapters get the credential's public fields, and answers without its secrets.
 * Throws an `InputError` for a credential that can't be used: no key, a malformed base URL.
 */
export function openAccount<C>(
	definition: Definition<C>,
	credential: Credential,
	outside: Omit<ContextOptions<C>, 'definition' | 'config' | 'redactor'>,
): Context<C> {
	const config = definition.config.parse(credential);
	definition.authorize({ url: definition.target(config).baseUrl }, credential);
	const secrets = definition.secretFields.map((field) => String(credential[field] ?? '').trim());
	return createContext({
		...outside,
		definition,
		config,
		redactor: createRedactor(secrets),
		concurrency: Math.min(outside.concurrency, definition.traits.maxConcurrency),
	});
}
