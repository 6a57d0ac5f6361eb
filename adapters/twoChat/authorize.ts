import { InputError } from '../core/inputError';
import type { OutgoingRequest } from '../core/provider';
import { baseUrlOnce, headerValue, resolveUrl, redirected } from '../http/authorizeUrl';
import { configSchema } from './config';

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

/**
 * A copy of the request with the key in its header; throws an `InputError` without a key or for another host.
 * @see https://developers.2chat.co/docs/API/authentication (read 2026-11)
 */
export function authorize<R extends OutgoingRequest>(
	request: R,
	credential: Readonly<Record<string, unknown>>,
): R {
	const apiKey = headerValue(credential.apiKey, 'API key of the 2Chat credential');
	if (apiKey === '') {
		throw new InputError(
			'The 2Chat credential has no API key.',
			'Copy the API key from Developers in 2Chat into the credential.',
		);
	}
	const url = resolveUrl(request, baseUrlOf(credential));
	return redirected(request, url, { 'X-User-API-Key': apiKey });
}
