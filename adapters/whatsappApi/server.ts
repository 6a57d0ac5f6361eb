import { toE164 } from '../core/phone';
import type { Check, Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import type { WhatsAppApiConfig } from './config';
import { WHATSAPP_API } from './failures';
import { NOT_READY, STATES } from './states';
import { serverStatusSchema } from './wire';

/** What keeps the server from reading; null when it is ready. */
async function readServer({ call }: Context<WhatsAppApiConfig>) {
	const { ready, state, account } = await call(
		{ method: 'GET', path: '/api/status' },
		serverStatusSchema,
	);
	const wid = typeof account?.wid === 'string' ? account.wid : null;
	return { trouble: ready ? null : (STATES[state ?? ''] ?? NOT_READY), accountPhone: toE164(wid) };
}

/**
 * Our own phone, once the server is known to be ready: asked once per execution, because reading would start
 * Chrome and wait for up to two minutes. Throws a `notConnected` failure otherwise.
 */
export async function connectedPhone(context: Context<WhatsAppApiConfig>): Promise<string | null> {
	const { trouble, accountPhone } = await context.once(
		'server',
		async () => await readServer(context),
	);
	if (trouble === null) return accountPhone;
	throw new ProviderError({ ...trouble, provider: WHATSAPP_API.id, category: 'notConnected' });
}

/** The server has no key of its own, so this tells only whether it answers and its phone is connected. */
export async function check(context: Context<WhatsAppApiConfig>): Promise<Check> {
	const { trouble, accountPhone } = await readServer(context);
	if (trouble)
		return { ok: false, message: `The server answers. ${trouble.message} ${trouble.advice}` };
	return { ok: true, message: `Connected: ${accountPhone ?? 'a phone'}.` };
}
