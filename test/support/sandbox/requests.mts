import type { Sandbox } from '../../../sandbox/index.mts';
import type { ProviderId } from './providers.mts';

/** What a provider was asked since the test began: method and path with query, as received. */
export function asked(sandbox: Sandbox, provider: ProviderId): string[] {
	return sandbox[provider].requests.map(({ method, path }) => `${method} ${path}`);
}
