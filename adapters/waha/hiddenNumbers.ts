import { catchFailure } from '../core/catchFailure';
import { type ApiClient, ClientState } from '../core/client';
import { type MessageRecord, withFallbacks } from '../core/messages/message';
import { ProviderError } from '../core/providerError';
import { urlPart } from '../http/urlPart';
import { isHidden, phoneOf } from './address';
import type { WahaConfig } from './config';
import { sessionPath } from './session';
import { hiddenNumberSchema } from './schemas';

/** Hidden numbers that one execution asks about; those beyond stay without a phone. */
const MOST = 20;

/** How many were asked about; a server that has no answer for one is asked no more. */
const asking = new ClientState(() => ({ asked: 0, isUseless: false }));

async function phoneBehind(client: ApiClient<WahaConfig>, lid: string): Promise<string | null> {
	return await client.once(`lid:${lid}`, async () => {
		const state = asking.of(client);
		if (state.isUseless || state.asked >= MOST) return null;
		state.asked += 1;
		const path = sessionPath(client.config, `lids/${urlPart(lid)}`);
		const answer = await catchFailure(
			client.call({ method: 'GET', path }, hiddenNumberSchema),
			({ scope }) => scope === 'item',
		);
		if (!ProviderError.isInstance(answer)) return phoneOf(answer.pn);
		state.isUseless = true;
		return null;
	});
}

/** The messages, with the phones of hidden numbers (`@lid`) where WAHA knows them. */
export async function withPhones(
	client: ApiClient<WahaConfig>,
	records: readonly MessageRecord[],
): Promise<readonly MessageRecord[]> {
	const hidden = records.flatMap(({ message: { phone, chatId } }) =>
		phone === null && isHidden(chatId) ? [chatId] : [],
	);
	const phones = new Map<string | null, string | null>();
	for (const lid of new Set(hidden)) phones.set(lid, await phoneBehind(client, lid));
	return records.map(({ message, raw }) => ({
		message: withFallbacks(message, { phone: phones.get(message.chatId) ?? null }),
		raw,
	}));
}
