import { toE164 } from '../core/phone/phone';
import type { Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { WhatsAppApiConfig } from './config';
import { WHATSAPP_API } from './failures';
import { whyNotReady } from './states';
import { serverStatusSchema } from './schemas';

/** Whether the server can read, which `ready` alone decides: later events may put any other word into `state`. */
export async function readServer({ call }: Context<WhatsAppApiConfig>) {
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
export async function connectedPhone(context: Context<WhatsAppApiConfig>): Promise<string | null> {
	const { isReady, state, accountPhone } = await context.once(
		'server',
		async () => await readServer(context),
	);
	if (isReady) return accountPhone;
	throw new ProviderError({
		...whyNotReady(state),
		provider: WHATSAPP_API.id,
		category: 'notConnected',
	});
}
