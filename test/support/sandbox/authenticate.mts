import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import { type ProviderId, providerOf } from '../../../sandbox/index.mts';
import { loadPackage } from '../engine/loadPackage.mts';

/** A secret that neither URLs nor JSON leave as it is. */
export const TOKEN = 'tg/Secret+Token=58d2==';

/** Options as n8n's own nodes give them: with `url`, or with `uri` as older ones do. */
export type Options = Partial<IHttpRequestOptions> & { readonly uri?: string };

/** A request as n8n sends it with a credential whose secrets are all `secret`. */
export async function authenticate(
	provider: ProviderId,
	baseUrl: string,
	options: Options,
	secret = TOKEN,
): Promise<Options> {
	const { credentialType, secretFields } = registry[provider];
	const { authenticate: sign } = (await loadPackage()).getCredential(credentialType).type;
	if (typeof sign !== 'function') throw new Error(`${credentialType} declares no function`);
	const secrets = Object.fromEntries(secretFields.map((field) => [field, secret]));
	const data = { ...providerOf(provider).credential, ...secrets, baseUrl };
	return await sign(data as ICredentialDataDecryptedObject, options as IHttpRequestOptions);
}
