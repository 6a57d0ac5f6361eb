import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { InputError, type registry } from '../../adapters';

type Authorizing = Pick<(typeof registry)[keyof typeof registry], 'authorize'>;

/** n8n shows an error's message only: ours is followed by what to do. */
function inFull(error: unknown): unknown {
	if (!InputError.isInstance(error)) return error;
	return new InputError(`${error.message} ${error.advice}`, error.advice);
}

/** The request with the provider's secrets; throws an `InputError` for another host or an impossible secret. */
export function authorized(
	provider: Authorizing,
	request: IHttpRequestOptions,
	credential: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
	try {
		return provider.authorize(request, credential);
	} catch (error) {
		throw inFull(error);
	}
}
