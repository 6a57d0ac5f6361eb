import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import type { WhatsAppApiConfig } from './config';
import { readServer } from './server';
import { notReadyText } from './states';

/** The server has no key of its own, so this tells only whether it answers and its phone is connected. */
export async function check(client: ApiClient<WhatsAppApiConfig>): Promise<Check> {
	const { isReady, state, accountPhone } = await readServer(client);
	if (!isReady) return { ok: false, message: notReadyText(state) };
	return { ok: true, message: `Connected: ${accountPhone ?? 'a phone'}.` };
}
