import { InputError } from '../core/inputError';
import type { OutgoingRequest } from '../core/provider';
import { urlPart } from '../http/urlPart';
import { baseUrlOnce, resolveUrl, redirected } from '../http/authorizeUrl';
import { configSchema } from './config';

const baseUrlOf = baseUrlOnce((credential) => configSchema.parse(credential).baseUrl);

/**
 * Where the token goes: WAMM.chat takes it as a part of the path, right after the method's name.
 * @see https://1mhub.ru/en/help/poluchenie-soobschenii-po-nomeru (read 2026-11)
 */
export const TOKEN_MARK = ':token';

/** A copy of the request with the token in its place; throws an `InputError` without a token or for another host. */
export function authorize<R extends OutgoingRequest>(
	request: R,
	credential: Readonly<Record<string, unknown>>,
): R {
	const token = String(credential.token ?? '').trim();
	if (token === '') {
		throw new InputError(
			'The WAMM.chat credential has no token.',
			'Copy the API token from Settings in WAMM.chat into the credential.',
		);
	}
	const url = resolveUrl(request, baseUrlOf(credential));
	return redirected(request, url.replace(`/${TOKEN_MARK}/`, `/${urlPart(token)}/`));
}
