import type { OutgoingRequest } from '../core/provider';
import { baseUrlOnce, headerValue, resolveUrl, redirected } from '../http/authorizeUrl';
import { configSchema } from './config';

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

/**
 * A copy of the request with the API key in `X-Api-Key`; a server that runs without one needs none. Throws an
 * `InputError` for another host.
 * @see https://waha.devlike.pro/docs/how-to/security/ (read 2026-11)
 */
export function authorize<R extends OutgoingRequest>(
	request: R,
	credential: Readonly<Record<string, unknown>>,
): R {
	const url = resolveUrl(request, baseUrlOf(credential));
	const key = headerValue(credential.apiKey, 'API Key of the WAHA credential');
	return redirected(request, url, key === '' ? {} : { 'X-Api-Key': key });
}
