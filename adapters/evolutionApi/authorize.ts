import { InputError } from '../core/inputError';
import type { OutgoingRequest } from '../core/provider';
import { baseUrlOnce, headerValue, redirected, resolveUrl } from '../http/authorizeUrl';
import { configSchema } from './config';
import { withSecret } from './webhookSecret';

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

/**
 * A copy of the request with the key in its header, and what webhooks are to carry in its body; throws an `InputError` without a key or for another host.
 * @see https://github.com/evolution-foundation/evolution-api `src/api/guards/auth.guard.ts` (2.3.7, read 2026-11)
 */
export function authorize<R extends OutgoingRequest>(
	request: R,
	credential: Readonly<Record<string, unknown>>,
): R {
	const apiKey = headerValue(credential.apiKey, 'API key of the Evolution API credential');
	if (apiKey === '') {
		throw new InputError(
			'The Evolution API credential has no API key.',
			'Copy the token of the instance from Evolution Manager, or the server’s AUTHENTICATION_API_KEY.',
		);
	}
	const url = resolveUrl(request, baseUrlOf(credential));
	const authorized = redirected(request, url, { apikey: apiKey });
	if (request.body !== undefined) authorized.body = withSecret(request.body, credential);
	return authorized;
}
