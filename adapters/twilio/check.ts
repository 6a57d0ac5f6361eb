import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import { accountPath, type TwilioConfig } from './config';
import { messageListSchema } from './schemas';

/** Asks for one message: what the nodes need, which keys of all kinds may do. */
export async function check({ call, config }: ApiClient<TwilioConfig>): Promise<Check> {
	const path = `${accountPath(config)}/Messages.json`;
	await call({ method: 'GET', path, query: { PageSize: 1 } }, messageListSchema);
	return { ok: true, message: `Connected: account ${config.accountSid}.` };
}
