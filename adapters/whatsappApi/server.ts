import { toE164 } from '../core/phone/phone';
import type { ApiClient } from '../core/client';
import { ProviderError } from '../core/providerError';
import type { WhatsAppApiConfig } from './config';
import { WHATSAPP_API } from './failures';
import { whyNotReady } from './states';
import { serverStatusSchema } from './schemas';

/** Whether the server can read, which `ready` alone decides: later events may put any other word into `state`. */
export async function readServer({ call }: ApiClient<WhatsAppApiConfig>) {
	const { ready, state, account } = await call(
		{ method: 'GET', path: '/api/status' },
		serverStatusSchema,
	);
	return { isReady: ready === true, state, accountPhone: toE164(account?.wid) };
}

/**
 * Our own phone, once the server is known to be ready: asked once per execution, because reading would start
 * Chrome and wait for up to two minutes. Throws a `notConnected` failure otherwise.
 */
export async function connectedPhone(client: ApiClient<WhatsAppApiConfig>): Promise<string | null> {
	const { isReady, state, accountPhone } = await client.once(
		'server',
		async () => await readServer(client),
	);
	if (isReady) return accountPhone;
	throw new ProviderError({
		...whyNotReady(state),
		provider: WHATSAPP_API.id,
		category: 'notConnected',
	});
}
