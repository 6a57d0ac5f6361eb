import type { Context, Definition, Traits } from './core/provider';
import { createRedactor } from './http/redact';
import { type ContextOptions, createContext } from './http/createClient';
import type { Concurrency } from './http/limiter/width';

/** A decrypted credential, secrets included. It is read here and by `authorize`, and kept by neither. */
export type Credential = Readonly<Record<string, unknown>>;

/** What the account is lent. */
export interface Outside extends Omit<
	ContextOptions<never>,
	'definition' | 'config' | 'redactor' | 'concurrency'
> {
	/** Requests at the same time, as the user chose them; null: as the provider takes them. */
	readonly concurrency: number | null;
}

function concurrencyOf(traits: Traits, chosen: number | null): Concurrency {
	const width = Math.min(chosen ?? traits.concurrency, traits.maxConcurrency);
	return { initial: width, max: width };
}

/**
 * The context of one account: adapters get the credential's public fields, and answers without its secrets.
 * Throws an `InputError` for a credential that can't be used: no key, a malformed base URL.
 */
export function openAccount<C>(
	definition: Definition<C>,
	credential: Credential,
	outside: Outside,
): Context<C> {
	const config = definition.config.parse(credential);
	definition.authorize({ url: definition.target(config).baseUrl }, credential);
	const secrets = definition.secretFields.map((field) => String(credential[field] ?? '').trim());
	return createContext({
		...outside,
		definition,
		config,
		redactor: createRedactor(secrets),
		concurrency: concurrencyOf(definition.traits, outside.concurrency),
	});
}

/** The credential's fields without its secrets, as they are: nothing is refused. */
export function publicFields(
	{ secretFields }: Pick<Definition<unknown>, 'secretFields'>,
	credential: Credential,
): Credential {
	const fields = Object.entries(credential).filter(([name]) => !secretFields.includes(name));
	return Object.fromEntries(fields);
}
