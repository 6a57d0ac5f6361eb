import { toE164 } from '../core/phone';
import type { Check, Context } from '../core/provider';
import { ProviderError } from '../core/providerError';
import { vocabulary } from '../core/vocabulary';
import type { WhatsAppApiConfig } from './config';
import { WHATSAPP_API } from './failures';
import { serverStatusSchema } from './wire';

interface State {
	readonly message: string;
	readonly advice: string;
}

const SCAN = 'Open the server’s /qr page and scan the code with WhatsApp on the phone.';
const STATES = vocabulary<State>({
	stopped: {
		message: 'WhatsApp is not started on the server.',
		advice:
			'Start it with POST /api/auth/start or by opening the server’s /qr page, and scan the code if it shows one.',
	},
	starting: {
		message: 'WhatsApp is just starting on the server.',
		advice: 'Try again in a minute. If it stays so, restart the server.',
	},
	qr: { message: 'The server waits for its QR code to be scanned.', advice: SCAN },
	authenticated: {
		message: 'WhatsApp is logged in on the server but still loading.',
		advice: 'Try again in a minute.',
	},
	auth_failure: {
		message: 'WhatsApp did not accept the server’s login.',
		advice: `Log out with POST /api/logout. ${SCAN}`,
	},
	disconnected: {
		message: 'WhatsApp lost its connection on the server.',
		advice: 'Restart the server, or log out with POST /api/logout and scan the QR code again.',
	},
});
const OTHER: State = { message: 'WhatsApp is not ready on the server.', advice: SCAN };

/** What keeps the server from reading; null when it is ready. */
async function readServer({ call }: Context<WhatsAppApiConfig>) {
	const { ready, state, account } = await call(
		{ method: 'GET', path: '/api/status' },
		serverStatusSchema,
	);
	const wid = typeof account?.wid === 'string' ? account.wid : null;
	return { trouble: ready ? null : (STATES[state ?? ''] ?? OTHER), accountPhone: toE164(wid) };
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
