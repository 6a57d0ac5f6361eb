import type { Clock } from '../clock.mts';
import { fateOf } from '../sending/course.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { SEEDED } from './seeded.mts';
import {
	chatSummary,
	emptyChat,
	newestMessages,
	type WhatsAppChat,
	writtenMessage,
} from './chat.mts';
import { Connection, type WhatsAppState } from './connection.mts';
import { addManners, type RequiredHeader, urlOf } from './httpQuirks.mts';
import { addPairing } from './pairing.mts';
import {
	bodyOf,
	digitsOf,
	type Given,
	limitOf,
	MAX_BODY_BYTES,
	messageOf,
	queryOf,
} from './parameters.mts';

const { ownDigits } = SEEDED;

type Posted = { Body: string | undefined };

/** The self-hosted WhatsApp API: one account, no keys, and 500 for nearly everything that goes wrong. */
export class WhatsAppApiSandbox extends ProviderServer {
	/** By chat id. */
	readonly chats = new Map<string, WhatsAppChat>();
	readonly connection = new Connection(ownDigits, this.closing.signal);
	/** What a number that nobody wrote with gets; other versions of the library give an empty chat. */
	unknownContact: 'empty' | 'error' = 'error';
	/** Whether the library gives no message back, as it does at times. */
	hidesSentIds = false;
	readonly outbox: Outbox;
	/** Stands for a reverse proxy's authentication: requests without it get 401 and a web page. */
	requireHeader: RequiredHeader | null = null;

	constructor(private readonly clock: Clock) {
		super();
		this.outbox = new Outbox(clock);
		addManners(this.app, () => this.requireHeader);
		this.#addRoutes();
		addPairing(this.app, this.connection);
	}

	get baseUrl(): string {
		return this.origin;
	}

	get state(): WhatsAppState {
		return this.connection.state;
	}

	/** Restarts the server and brings it there. */
	set state(state: WhatsAppState) {
		this.connection.state = state;
	}

	/** Replaces the chat that has this id. */
	addChat(chat: Partial<WhatsAppChat> & Pick<WhatsAppChat, 'id'>): WhatsAppChat {
		const added = { ...emptyChat(chat.id, null), ...chat };
		this.chats.set(added.id, added);
		return added;
	}

	#addRoutes(): void {
		const { app, connection } = this;
		for (const path of ['/', '/health']) app.get(path, () => this.#health());
		app.get('/api/status', () => connection.status());
		app.get('/api/chats', async (request) => {
			const limit = limitOf(queryOf(urlOf(request)).limit, 20);
			await connection.ready();
			const chats = [...this.chats.values()].map(chatSummary);
			const newest = chats.sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0)).slice(0, limit);
			return { ok: true, count: newest.length, chats: newest };
		});
		app.get('/api/messages', (request) => this.#messages(queryOf(urlOf(request))));
		const options = { bodyLimit: MAX_BODY_BYTES };
		app.post<Posted>('/api/messages', options, async ({ body }) => this.#messages(bodyOf(body)));
		app.post<Posted>('/api/send', options, async ({ body }) => this.#send(bodyOf(body)));
	}

	#health() {
		return {
			ok: true,
			name: 'whatsapp-mcp-api',
			mcp: `${this.origin}/mcp`,
			status: this.connection.status(),
		};
	}

	/** The order of the checks is the server's: limit, readiness, phone. */
	async #messages(given: Given): Promise<object> {
		const phone = given.phone_number;
		const limit = limitOf(given.limit, 10);
		await this.connection.ready();
		const chat = this.#resolve(`${digitsOf(phone)}@c.us`);
		const messages = newestMessages(chat, limit);
		return { ok: true, chat: chatSummary(chat), count: messages.length, messages };
	}

	/** The order of the checks is the server's: message, readiness, phone. */
	async #send(given: Given): Promise<object> {
		const phone = given.phone_number;
		const body = messageOf(given.message);
		await this.connection.ready();
		const to = digitsOf(phone);
		const id = `${to}@c.us`;
		if (fateOf(to) === 'noAccount') throw new Error('No LID for user');
		const chat = this.chats.get(id) ?? this.addChat({ id });
		const now = this.clock.now();
		const message = writtenMessage(chat, `${ownDigits}@c.us`, body, now);
		chat.messages.push(message);
		this.outbox.take({ id: message.id, contact: to, text: body, mediaUrl: null });
		const message_id = this.hidesSentIds ? null : message.id;
		const timestamp = new Date(now).toISOString();
		return { ok: true, to, chat_id: chat.id, message_id, timestamp };
	}

	#resolve(id: string): WhatsAppChat {
		const chat = this.chats.get(id);
		if (!chat && this.unknownContact === 'error') {
			throw new TypeError("Cannot read properties of undefined (reading 'fetchMessages')");
		}
		return chat ?? emptyChat(id, null);
	}
}
