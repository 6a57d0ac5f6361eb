/** One message, named as the server prints it. */
export interface WhatsAppMessage {
	readonly id: string | null;
	readonly from: string | null;
	readonly to: string | null;
	/** The sender inside a group. */
	readonly author: string | null;
	readonly from_me: boolean;
	readonly type: string | null;
	readonly body: string;
	/** Epoch seconds. */
	readonly timestamp: number | null;
	readonly has_media: boolean;
}

/** One conversation in WhatsApp Web's memory. */
export interface WhatsAppChat {
	/** `{digits}@c.us`, `{digits}@g.us` or `{digits}@lid`. */
	readonly id: string;
	name: string | null;
	unread: number;
	archived: boolean;
	pinned: boolean;
	muted: boolean;
	readOnly: boolean;
	/** In collection order, which is only roughly that of time. */
	messages: WhatsAppMessage[];
}

/** A chat with nothing in it. */
export const emptyChat = (id: string, name: string | null): WhatsAppChat => ({
	id,
	name,
	unread: 0,
	archived: false,
	pinned: false,
	muted: false,
	readOnly: false,
	messages: [],
});

/** A text that the account itself writes now, to be put into the chat. */
export function writtenMessage(
	chat: WhatsAppChat,
	from: string,
	body: string,
	nowMs: number,
): WhatsAppMessage {
	const serial = chat.messages.length.toString(16).toUpperCase().padStart(16, '0');
	return {
		id: `true_${chat.id}_3EB0${serial}`,
		from,
		to: chat.id,
		author: null,
		from_me: true,
		type: 'chat',
		body,
		timestamp: Math.floor(nowMs / 1_000),
		has_media: false,
	};
}

const timeOf = ({ timestamp }: WhatsAppMessage) => timestamp ?? 0;

/**
 * The newest messages as whatsapp-web.js 1.34 gives them: sorted, oldest first, only when there are
 * more than asked for; else in collection order.
 */
export function newestMessages(chat: WhatsAppChat, limit: number): WhatsAppMessage[] {
	if (chat.messages.length <= limit) return [...chat.messages];
	return [...chat.messages].sort((a, b) => timeOf(a) - timeOf(b)).slice(-limit);
}

/** Null when the chat has no messages. */
export function lastMessage(chat: WhatsAppChat): WhatsAppMessage | null {
	return chat.messages.reduce<WhatsAppMessage | null>(
		(last, message) => (last && timeOf(last) > timeOf(message) ? last : message),
		null,
	);
}

/** A chat as `/api/chats` and `/api/messages` print it. */
export function chatSummary(chat: WhatsAppChat) {
	const last = lastMessage(chat);
	return {
		id: chat.id,
		name: chat.name,
		is_group: chat.id.endsWith('@g.us'),
		is_read_only: chat.readOnly,
		unread_count: chat.unread,
		timestamp: last?.timestamp ?? null,
		archived: chat.archived,
		pinned: chat.pinned,
		muted: chat.muted,
		last_message: last,
	};
}
