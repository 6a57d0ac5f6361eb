import type { IDataObject } from 'n8n-workflow';
import { type ProviderDefinition, providers, registry } from '../../../adapters/index.ts';
import {
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
	type Sandbox,
} from '../../../sandbox/index.mts';
import type { StoredCredential } from '../engine/credentials.mts';

export type { ProviderId };
export const PROVIDERS = PROVIDER_IDS;

/** The first provider that fits: the example of what holds for all that do. */
export function exampleProvider(
	fits: (definition: ProviderDefinition<unknown>) => boolean = () => true,
): ProviderId {
	const found = PROVIDERS.find((id) => providers.some((each) => each.id === id && fits(each)));
	if (found) return found;
	throw new Error('No provider fits');
}

/** The credential type that each provider's nodes ask for. */
export const CREDENTIAL_TYPES = Object.fromEntries(
	PROVIDER_IDS.map((id) => [id, registry[id].credentialType]),
) as Readonly<Record<ProviderId, string>>;

/** A working credential for the sandbox, with some fields changed. */
export function credentialOf(
	sandbox: Sandbox,
	provider: ProviderId,
	changes: IDataObject = {},
): StoredCredential {
	const { baseUrl } = sandbox[provider];
	return {
		type: registry[provider].credentialType,
		data: { ...providerOf(provider).credential, baseUrl, ...changes } as StoredCredential['data'],
	};
}
