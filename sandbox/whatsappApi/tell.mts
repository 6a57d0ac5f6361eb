import type { SeededMessage, Written } from '../provider.mts';
import type { WhatsAppApiSandbox } from './sandbox.mts';

/** Gives each phone its message, in a chat that has no other. */
export function write(server: WhatsAppApiSandbox, messages: readonly Written[]): void {
	for (const { phone, text, sentAt } of messages) {
		const id = `${phone.slice(1)}@c.us`;
		const about = { from: null, to: id, author: null, from_me: true, has_media: false };
		const message = { ...about, id: `true_${id}_1`, type: 'chat', body: text };
		server.addChat({ id, messages: [{ ...message, timestamp: sentAt / 1_000 }] });
	}
}

/** The messages of a chat, newest first. */
export function messagesWith({ chats }: WhatsAppApiSandbox, digits: string): SeededMessage[] {
	const messages = chats.get(`${digits}@c.us`)?.messages ?? [];
	return messages
		.map(({ id, from_me, timestamp }) => ({
			id,
			isOutbound: from_me,
			at: (timestamp ?? 0) * 1_000,
		}))
		.sort((a, b) => b.at - a.at);
}
