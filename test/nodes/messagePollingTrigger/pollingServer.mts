/** A message as the provider has it; times are whole seconds, in epoch milliseconds. */
export interface Held {
	readonly nth: number;
	readonly chat: number;
	readonly isOurs: boolean;
	readonly sentAt: number;
	/** Whether its cosmetic fields are of odd types. */
	readonly isOdd: boolean;
	/** Place in `WORDS`. */
	stage: number;
}

/** The words for what outbound messages go through; the order is that of their ranks. */
export const WORDS = ['sending', 'sent', 'delivered', 'viewed'] as const;

const ROWS = 100;
const phoneOf = (chat: number) => `5215512345${100 + chat}`;
const newestFirst = (a: Held, b: Held) => b.sentAt - a.sentAt || b.nth - a.nth;

/** Whether a provider lists its messages by direction, with their statuses, or chat by chat. */
export type Shape = 'directions' | 'chats';

/** A provider of either shape, in this process. */
export class PolledServer {
	readonly held: Held[] = [];
	readonly #unread = new Map<number, number>();
	trouble: 'timeout' | 'html' | null = null;
	requests: string[] = [];

	constructor(readonly shape: Shape) {}

	arrive(message: Omit<Held, 'nth'>): Held {
		const held = { ...message, nth: this.held.length };
		this.held.push(held);
		const { chat } = held;
		if (!held.isOurs) this.#unread.set(chat, (this.#unread.get(chat) ?? 0) + 1);
		return held;
	}

	/** What a look shows at most: of a direction, or of a chat. */
	list(isOfScope: (held: Held) => boolean): Held[] {
		return this.held.filter(isOfScope).sort(newestFirst).slice(0, ROWS);
	}

	readonly answer = (url: URL, body: unknown): { status: number; body: unknown } => {
		this.requests.push(url.pathname);
		if (this.trouble === 'timeout') throw Object.assign(new Error('late'), { code: 'ETIMEDOUT' });
		if (this.trouble === 'html') return { status: 200, body: '<html>' };
		const isByChat = this.shape === 'chats';
		return { status: 200, body: isByChat ? this.#byChat(url, body) : this.#byDirection(url) };
	};

	#byDirection(url: URL): unknown {
		const isOurs = url.searchParams.get('from_me') === '1';
		const rows = this.list((held) => held.isOurs === isOurs).map((held) => ({
			msg_id: String(1_000 + held.nth),
			from_me: held.isOurs ? '1' : '0',
			phone: phoneOf(held.chat),
			tip_msg: 'textMessage',
			msg_text: `message ${held.nth}`,
			chat_name: held.isOdd ? [] : 'Name',
			msg_link: held.isOdd ? false : null,
			date_upd: held.isOdd ? {} : null,
			date_ins: new Date(held.sentAt).toISOString().slice(0, 19).replace('T', ' '),
			state: held.isOurs ? WORDS[held.stage] : 'received',
		}));
		return { err: 0, msg_data: rows };
	}

	#byChat(url: URL, body: unknown): unknown {
		if (url.pathname === '/api/status') {
			return { state: 'ready', ready: true, account: { wid: '34910000001@c.us' } };
		}
		if (url.pathname === '/api/chats') {
			const chats = [...new Set(this.held.map(({ chat }) => chat))].map((chat) => this.#chat(chat));
			return { ok: true, chats: chats.sort((a, b) => b.timestamp - a.timestamp) };
		}
		const { phone_number: phone } = JSON.parse(String(body)) as { phone_number: string };
		const chat = Number(phone.slice(-3)) - 100;
		const messages = this.list((held) => held.chat === chat)
			.reverse()
			.map((held) => this.#message(held));
		return { ok: true, chat: this.#chat(chat), messages };
	}

	#chat(chat: number) {
		const [last] = this.list((held) => held.chat === chat);
		return {
			id: `${phoneOf(chat)}@c.us`,
			name: 'Name',
			is_group: false,
			unread_count: this.#unread.get(chat) ?? 0,
			timestamp: (last?.sentAt ?? 0) / 1_000,
			last_message: last ? this.#message(last) : null,
		};
	}

	#message({ nth, chat, isOurs, sentAt, isOdd }: Held) {
		return {
			id: `${isOurs}_${phoneOf(chat)}@c.us_${1_000 + nth}`,
			from_me: isOurs,
			type: isOdd ? {} : 'chat',
			body: `message ${nth}`,
			timestamp: isOdd ? String(sentAt / 1_000) : sentAt / 1_000,
		};
	}
}
