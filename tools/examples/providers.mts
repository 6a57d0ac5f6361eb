import { type ProviderCapabilities, providers } from '../../adapters/index.ts';

/** The providers that can do something, in the registry's order. */
export function providersThat(can: (capabilities: ProviderCapabilities) => boolean) {
	return providers.filter(({ capabilities }) => can(capabilities));
}

/**
 * The provider that the examples are set up with: the first whose lists show statuses, as all kinds of keeping them
 * true work with it.
 */
export const SHOWN = providersThat(({ all }) => all?.includesStatus === true)[0]?.id ?? '';
