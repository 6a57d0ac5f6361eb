import { InputError } from '../core/inputError';
import type { OutgoingRequest } from '../core/provider';
import { baseUrlOnce, headerValue, resolveUrl, redirected } from '../http/authorizeUrl';
import { configSchema } from './config';

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * A copy of the request with the header of the operator's reverse proxy, where one is set: the server itself asks
 * for no key. Throws an `InputError` for another host or an impossible header.
 */
export function authorize<R extends OutgoingRequest>(
	request: R,
	credential: Readonly<Record<string, unknown>>,
): R {
	const url = resolveUrl(request, baseUrlOf(credential));
	const name = String(credential.headerName ?? '').trim();
	if (name === '') return redirected(request, url);
	if (!HEADER_NAME.test(name)) {
		throw new InputError(
			'The Header Name of the WhatsApp API credential has characters that no header may have.',
			'Use letters, digits and hyphens, such as X-Api-Key.',
		);
	}
	const secret = headerValue(
		credential.headerSecret,
		'Header Secret of the WhatsApp API credential',
	);
	return redirected(request, url, { [name]: secret });
}
