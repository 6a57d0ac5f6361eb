import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { type Definition, providers, type Traits } from '../../../adapters';

/** Whether a provider can do what the node is for. */
export type Offers = (traits: Traits) => boolean;

/** The providers that can; everything that a node shows follows from what they declare. */
export function providersThat(offers: Offers): readonly Definition<unknown>[] {
	return providers.filter(({ traits }) => offers(traits));
}

/** Their ids, for `displayOptions`. */
export function idsThat(offers: Offers): string[] {
	return providersThat(offers).map(({ id }) => id);
}

/**
 * A credential for each provider. They depend on Provider by a condition, which n8n takes here but its types don't:
 * where plain values of a field choose among the credentials, n8n's editor takes it for a way of logging in, and hides it.
 */
export function credentialsOf(offers: Offers): INodeCredentialDescription[] {
	return providersThat(offers).map(({ id, credentialType }) => ({
		name: credentialType,
		required: true,
		displayOptions: { show: { provider: [{ _cnd: { eq: id } } as unknown as string] } },
	}));
}

/** The provider's choice; `describe` says in a few words what it gives. */
export function providerProperty(
	offers: Offers,
	describe: (traits: Traits) => string,
): INodeProperties {
	const offered = providersThat(offers);
	const defaultId = offered[0]?.id ?? '';
	return {
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: offered.map(({ id: value, label: name, traits }) => ({
			name,
			value,
			description: describe(traits),
		})),
		default: defaultId,
		description: 'The service that has the messages',
	};
}

/** Said where each request costs the user a credit. */
export function creditsNotice(offers: Offers): INodeProperties[] {
	return providersThat((traits) => offers(traits) && traits.isBilled).map(({ id, label }) => ({
		displayName: `Each request costs a credit of your ${label} plan.`,
		name: `${id}CreditsNotice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { provider: [id] } },
	}));
}

/**
 * What stands below a node's name on the canvas: the provider's label, and the named field's value if it has one. Not
 * that of an expression: with no item at hand it can't be told, and the canvas would show nothing at all.
 */
export function subtitleOf(offers: Offers, field?: string): string {
	const labels = JSON.stringify(
		Object.fromEntries(providersThat(offers).map(({ id, label }) => [id, label])),
	);
	const value = `$rawParameter["${field}"]`;
	const isShown = `${value} && !String(${value}).startsWith("=")`;
	const detail = field === undefined ? '' : ` + (${isShown} ? ": " + ${value} : "")`;
	return `={{ (${labels}[$parameter["provider"]] || "")${detail} }}`;
}
