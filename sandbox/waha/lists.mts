import { printed } from './answers.mts';
import { checked, type Known } from './query.mts';
import { fullId, type WahaMessage } from './message.mts';
import { refused, stumbled } from './refusal.mts';
import type { Session } from './session.mts';

/** What a route is asked. */
export interface Asked {
	readonly session: Session;
	readonly chatId: string;
	readonly query: Readonly<Record<string, string | undefined>>;
	readonly now: number;
	/** Path with query. */
	readonly url: string;
	readonly origin: string;
	/** Whether a browser opens a chat for a number that nobody wrote with; else it stumbles. */
	readonly opensChats: boolean;
}

const ACK_NAMES = ['ERROR', 'PENDING', 'SERVER', 'DEVICE', 'READ', 'PLAYED'];
const ONE: Known = { downloadMedia: 'boolean', merge: 'boolean' };
const MANY: Known = {
	...ONE,
	limit: 'number',
	offset: 'number',
	sortBy: ['timestamp', 'messageTimestamp'],
	sortOrder: ['asc', 'desc'],
	'filter.timestamp.lte': 'number',
	'filter.timestamp.gte': 'number',
	'filter.fromMe': 'boolean',
	'filter.ack': ACK_NAMES,
};
const CHATS: Known = { limit: 'number', offset: 'number', merge: 'boolean', ids: [] };
const NO_STORE =
	'Enable NOWEB store "config.noweb.store.enabled=True" and "config.noweb.store.full_sync=True" when starting a new session. ';

/** Which messages are in the chat: on GOWS and NOWEB a phone and its hidden number are one, unless told otherwise. */
function inChat({ session, chatId, url, opensChats }: Asked, isMerged: boolean) {
	if (session.engine === 'NOWEB' && !session.hasStore) throw refused(400, NO_STORE);
	if (chatId === 'all' && !session.isBrowser) return () => true;
	const ids = isMerged && !session.isBrowser ? session.sameChats(chatId) : [chatId];
	const isIn = ({ chat }: WahaMessage) => ids.includes(chat);
	if (session.isBrowser && !opensChats && !session.messages.some(isIn)) {
		throw stumbled('Evaluation failed: Error: No LID for user', url);
	}
	return isIn;
}

/** `GET chats/{chatId}/messages`: a bare list. Pages are cut before what nobody is shown is left out, but in a browser. */
export function messages(asked: Asked): object[] {
	const { session, now, origin } = asked;
	const query = checked(asked.query, MANY);
	const isIn = inChat(asked, query.flag('merge', true));
	const fromMe =
		query.text('filter.fromMe') === undefined ? null : query.flag('filter.fromMe', false);
	// NOWEB compares with what it never stores for others' messages (waha#1709).
	if (session.engine === 'NOWEB' && fromMe === false) return [];
	const from = query.number('filter.timestamp.gte', 0);
	const to = query.number('filter.timestamp.lte', Infinity);
	const found = session.messages.filter((message) => {
		const seconds = Math.floor(message.at / 1_000);
		const isTimely = message.at <= now && seconds >= from && seconds <= to;
		const isLeftOut = session.isBrowser && message.isHidden;
		return (
			isTimely && !isLeftOut && isIn(message) && (fromMe === null || message.fromMe === fromMe)
		);
	});
	if (query.text('sortOrder') === 'asc') found.reverse();
	const offset = query.number('offset', 0);
	const isDownloaded = query.flag('downloadMedia', true);
	return found
		.slice(offset, offset + query.number('limit', 10))
		.filter(({ isHidden }) => isHidden !== true)
		.map((message) => printed(session, message, now, { origin, isDownloaded }));
}

/** `GET chats/{chatId}/messages/{messageId}`. */
export function message(asked: Asked, messageId: string): object {
	const { session, now, origin } = asked;
	const query = checked(asked.query, ONE);
	const found = session.find(messageId, now);
	if (!found) throw refused(404, 'Message not found');
	return printed(session, found, now, { origin, isDownloaded: query.flag('downloadMedia', true) });
}

/** `GET chats/overview`: newest activity first. */
export function overview({ session, query: given, now }: Asked): object[] {
	const query = checked(given, CHATS);
	const last = new Map<string, WahaMessage>();
	for (const each of session.messages) {
		if (each.at <= now && !each.isHidden && !last.has(each.chat)) last.set(each.chat, each);
	}
	const offset = query.number('offset', 0);
	return [...last].slice(offset, offset + query.number('limit', 20)).map(([id, lastMessage]) => ({
		id,
		name: session.names.get(id) ?? null,
		picture: null,
		lastMessage: printed(session, lastMessage, now),
		_chat: {
			id: { _serialized: id },
			timestamp: Math.floor(lastMessage.at / 1_000),
			unreadCount: session.unread.get(id) ?? 0,
			lastMessage: { id: { _serialized: fullId(lastMessage) } },
		},
	}));
}
