import type { Credential, providers } from '../../../adapters/index.ts';
import { SPELLINGS } from './values.mts';

/** Whether the secret goes nowhere but to the origin of the credential's own base URL. */
export function authorizeOf(
	{ authorize, config, target }: (typeof providers)[number],
	credential: Credential,
	url: string,
): boolean {
	const { origin } = new URL(target(config.parse(credential)).baseUrl);
	const request = { url, headers: {} };
	const { url: authorized, headers } = authorize(request, credential);
	const isOwn = URL.canParse(authorized) && new URL(authorized).origin === origin;
	const carries = JSON.stringify([authorized, headers]);
	const hasSecret = SPELLINGS.some((variant) => {
		return carries.includes(JSON.stringify(variant).slice(1, -1));
	});
	return isOwn || !hasSecret;
}
