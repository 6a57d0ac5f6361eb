import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import type { WahaConfig } from './config';
import { readSession } from './session';
import { notWorkingText, WORKING } from './states';

/** Whether the key is right and the session works. */
export async function check(client: ApiClient<WahaConfig>): Promise<Check> {
	const { status, accountPhone } = await readSession(client);
	if (status !== WORKING) return { ok: false, message: notWorkingText(status) };
	return { ok: true, message: `Connected: ${accountPhone ?? client.config.session}.` };
}
