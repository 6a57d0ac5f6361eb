import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import type { TwoChatConfig } from './config';
import { ownNumbers } from './numbers';
import { infoSchema } from './schemas';

/** Asks `/info` for the key and `get-numbers` for the phone: two credits. */
export async function check(client: ApiClient<TwoChatConfig>): Promise<Check> {
	const { account } = await client.call({ method: 'GET', path: '/info' }, infoSchema);
	if (account.blocked)
		return { ok: false, message: 'The key is right, but the 2Chat account is blocked.' };
	const numbers = await ownNumbers(client);
	const connected = numbers.filter(({ isConnected }) => isConnected);
	if (connected.length === 0) {
		return {
			ok: false,
			message: 'The key is right, but no number is connected: connect one in 2Chat.',
		};
	}
	return { ok: true, message: `Connected: ${connected.map(({ phone }) => phone).join(', ')}.` };
}
