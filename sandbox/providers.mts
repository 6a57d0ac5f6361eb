import type { Refusal, SandboxProvider } from './provider.mts';
import { evolutionApi } from './evolutionApi/index.mts';
import { twilio } from './twilio/index.mts';
import { twoChat } from './twoChat/index.mts';
import { waha } from './waha/index.mts';
import { wamm } from './wamm/index.mts';
import { whatsappApi } from './whatsappApi/index.mts';

/** The providers under the ids of the registry: adding one is a folder beside this file and a line here. */
export const PROVIDERS = {
	wamm,
	twoChat,
	whatsappApi,
	evolutionApi,
	waha,
	twilio,
} as const satisfies Record<string, SandboxProvider>;

export type ProviderId = keyof typeof PROVIDERS;
export const PROVIDER_IDS = Object.keys(PROVIDERS) as readonly ProviderId[];

/** The running server of each provider. */
export type Servers = { readonly [Id in ProviderId]: ReturnType<(typeof PROVIDERS)[Id]['create']> };

/** What is known of one provider, where it doesn't matter of which; throws for any other text. */
export function providerOf(id: string): SandboxProvider {
	const known = PROVIDER_IDS.find((each) => each === id);
	if (known) return PROVIDERS[known];
	throw new Error(`sandbox/providers.mts has no entry ${id}`);
}

/** What it documents for an HTTP code, whatever the body says. */
export function refusalWith(id: string, code: number): Refusal | undefined {
	return providerOf(id).refusals.find((each) => each.code === code && each.body === undefined);
}

/** What each provider's sandbox starts with. */
export type Seeded = { readonly [Id in ProviderId]: (typeof PROVIDERS)[Id]['seeded'] };
