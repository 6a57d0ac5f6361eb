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

/** The first whose lists have no more than 100 messages. */
export const BOUNDED = exampleProvider(({ capabilities }) => capabilities.all?.maxMessages === 100);
/** The first that gives page after page. */
export const PAGED = exampleProvider(({ capabilities }) => capabilities.all?.isPaged === true);
/** The first that knows a message by its id alone. */
export const BY_ID = exampleProvider(
	({ capabilities }) => capabilities.statusBy?.[0] === 'messageId',
);
/** The first that wants to know with whom it was. */
export const BY_PHONE = exampleProvider(
	({ capabilities }) => capabilities.statusBy?.[0] === 'phones',
);

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
