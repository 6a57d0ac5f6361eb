import { SEEDED, type Sandbox } from '../../../sandbox/index.mts';
import type { ProviderId } from './providers.mts';

/** A message as the sandbox holds it, told without any adapter. */
export interface SeededMessage {
	readonly id: string | null;
	readonly isOutbound: boolean;
	/** Epoch milliseconds. */
	readonly at: number;
}

/** Messages with María, newest first: each provider has more than any of them gives at once. */
export function messagesWithMaria(sandbox: Sandbox, provider: ProviderId): SeededMessage[] {
	const { whatsAppDigits } = SEEDED.contacts.maria;
	const now = sandbox.clock.now();
	switch (provider) {
		case 'wamm': {
			const messages = sandbox.wamm.channels.get(SEEDED.wamm.token)?.messages ?? [];
			return messages
				.filter(({ chat, insertedAt }) => chat === whatsAppDigits && insertedAt <= now)
				.map(({ id, fromMe, insertedAt }) => ({ id, isOutbound: fromMe, at: insertedAt }));
		}
		case 'twoChat': {
			const number = sandbox.twoChat.accounts
				.get(SEEDED.twoChat.apiKey)
				?.numbers.get(SEEDED.twoChat.phone);
			const messages = number?.messages.slice(0, 1_000, now, `+${whatsAppDigits}`) ?? [];
			return messages.map(({ uuid, sentBy, sentAt }) => ({
				id: uuid,
				isOutbound: sentBy !== 'user',
				at: sentAt,
			}));
		}
		case 'whatsappApi': {
			const messages = sandbox.whatsappApi.chats.get(`${whatsAppDigits}@c.us`)?.messages ?? [];
			return messages
				.map(({ id, from_me, timestamp }) => ({
					id,
					isOutbound: from_me,
					at: (timestamp ?? 0) * 1_000,
				}))
				.sort((a, b) => b.at - a.at);
		}
	}
}
