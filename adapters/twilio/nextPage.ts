import type { ProviderError } from '../core/providerError';
import { invalidResponse } from '../http/failures';
import { accountPath, type TwilioConfig } from './config';
import { TWILIO } from './failures';

function elsewhere(): ProviderError {
	return invalidResponse(
		TWILIO,
		200,
		'names a next page that is not of this account',
		'No key is sent there. Check the Base URL of the credential; a proxy that rewrites answers may have changed the address.',
	);
}

/**
 * The path and query, behind the base URL, of the next page as an answer names it: an address on the same origin, and
 * within the account's messages. Throws an `invalidResponse` for any other.
 */
export function pathOfNext(config: TwilioConfig, uri: string): string {
	const base = new URL(config.baseUrl);
	const prefix = base.pathname.replace(/\/$/, '');
	if (!URL.canParse(uri, base.origin)) throw elsewhere();
	const { origin, pathname, search } = new URL(uri, base.origin);
	const isOurs = [`${accountPath(config)}/Messages.json`, `${accountPath(config)}/Messages`].some(
		(path) => pathname === `${prefix}${path}`,
	);
	if (origin !== base.origin || !isOurs) throw elsewhere();
	return `${pathname.slice(prefix.length)}${search}`;
}
