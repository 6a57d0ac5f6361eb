import type { Arriving, SeededMessage, Written } from '../provider.mts';
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

/** A message arrives, in a new chat if need be. */
export function arrive(server: WhatsAppApiSandbox, message: Arriving): void {
	const { id, digits, text, isOurs, at } = message;
	const address = `${digits}@c.us`;
	const chat = server.chats.get(address) ?? server.addChat({ id: address });
	if (!isOurs) chat.unread += 1;
	chat.messages.push({
		id,
		from: null,
		to: null,
		author: null,
		from_me: isOurs,
		type: 'chat',
		body: text,
		timestamp: Math.floor(at / 1_000),
		has_media: false,
	});
}
