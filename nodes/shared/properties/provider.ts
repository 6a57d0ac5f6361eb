import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { type ProviderDefinition, providers, type ProviderCapabilities } from '../../../adapters';

/** Whether a provider can do what the node is for. */
export type ProviderFilter = (capabilities: ProviderCapabilities) => boolean;

/** The providers that can; everything that a node shows follows from what they declare. */
export function providersWhere(offers: ProviderFilter): readonly ProviderDefinition<unknown>[] {
	return providers.filter(({ capabilities }) => offers(capabilities));
}

/** Their ids, for `displayOptions`. */
export function providerIdsWhere(offers: ProviderFilter): string[] {
	return providersWhere(offers).map(({ id }) => id);
}

/**
 * A credential for each provider. They depend on Provider by a condition, which n8n takes here but its types don't:
 * where plain values of a field choose among the credentials, n8n's editor takes it for a way of logging in, and hides it.
 */
export function credentialsOf(offers: ProviderFilter): INodeCredentialDescription[] {
	return providersWhere(offers).map(({ id, credentialType }) => ({
		name: credentialType,
		required: true,
		displayOptions: { show: { provider: [{ _cnd: { eq: id } } as unknown as string] } },
	}));
}

/** The provider's choice; `describe` says in a few words what it gives. */
export function providerProperty(
	offers: ProviderFilter,
	describe: (capabilities: ProviderCapabilities) => string,
): INodeProperties {
	const offered = providersWhere(offers);
	const defaultId = offered[0]?.id ?? '';
	return {
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: offered.map(({ id: value, label: name, capabilities }) => ({
			name,
			value,
			description: describe(capabilities),
		})),
		default: defaultId,
		description: 'The service that has the messages',
	};
}

/** Said where each request costs the user a credit. */
export function creditsNotice(offers: ProviderFilter): INodeProperties[] {
	return providersWhere((capabilities) => offers(capabilities) && capabilities.isBilled).map(
		({ id, label }) => ({
			displayName: `Each request costs a credit of your ${label} plan.`,
			name: `${id}CreditsNotice`,
			type: 'notice',
			default: '',
			displayOptions: { show: { provider: [id] } },
		}),
	);
}

/**
 * What stands below a node's name on the canvas: the provider's label, and the named field's value if it has one. Not
 * that of an expression: with no item at hand it can't be told, and the canvas would show nothing at all.
 */
export function subtitleOf(offers: ProviderFilter, field?: string): string {
	const labels = JSON.stringify(
		Object.fromEntries(providersWhere(offers).map(({ id, label }) => [id, label])),
	);
	const value = `$rawParameter["${field}"]`;
	const isShown = `${value} && !String(${value}).startsWith("=")`;
	const detail = field === undefined ? '' : ` + (${isShown} ? ": " + ${value} : "")`;
	return `={{ (${labels}[$parameter["provider"]] || "")${detail} }}`;
}
