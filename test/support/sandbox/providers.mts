import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import {
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
	type Sandbox,
} from '../../../sandbox/index.mts';
import type { StoredCredential } from '../engine/credentials.mts';

export type { ProviderId };
export const PROVIDERS = PROVIDER_IDS;

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
