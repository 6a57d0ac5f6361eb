import type { ApiClient } from './core/client';
import type { ProviderDefinition } from './core/provider';
import type { ProviderCapabilities } from './core/capabilities';
import { createRedactor } from './http/redact';
import { type ClientOptions, createClient } from './http/createClient';
import type { Concurrency } from './http/limiter/width';

/** A decrypted credential, secrets included. It is read here and by `authorize`, and kept by neither. */
export type Credential = Readonly<Record<string, unknown>>;

/** What the account is lent. */
export interface ClientServices extends Omit<
	ClientOptions<never>,
	'definition' | 'config' | 'redactor' | 'concurrency'
> {
	/** Requests at the same time, as the user chose them; null: as the provider takes them. */
	readonly concurrency: number | null;
}

function concurrencyOf(capabilities: ProviderCapabilities, chosen: number | null): Concurrency {
	const { concurrency, maxConcurrency, adaptsConcurrency = false } = capabilities;
	const initial = Math.min(chosen ?? concurrency, maxConcurrency);
	return { initial, max: adaptsConcurrency && chosen === null ? maxConcurrency : initial };
}

/**
 * The context of one account: adapters get the credential's public fields, and answers without its secrets.
 * Throws an `InputError` for a credential that can't be used: no key, a malformed base URL.
 */
export function openClient<C>(
	definition: ProviderDefinition<C>,
	credential: Credential,
	services: ClientServices,
): ApiClient<C> {
	const config = definition.config.parse(credential);
	definition.authorize({ url: definition.target(config).baseUrl }, credential);
	const secrets = definition.secretFields.map((field) => String(credential[field] ?? '').trim());
	return createClient({
		...services,
		definition,
		config,
		redactor: createRedactor([...secrets, definition.sentSecret?.(credential) ?? '']),
		concurrency: concurrencyOf(definition.capabilities, services.concurrency),
	});
}

/** The credential's fields without its secrets, as they are: nothing is refused. */
export function publicFields(
	{ secretFields }: Pick<ProviderDefinition<unknown>, 'secretFields'>,
	credential: Credential,
): Credential {
	const fields = Object.entries(credential).filter(([name]) => !secretFields.includes(name));
	return Object.fromEntries(fields);
}
