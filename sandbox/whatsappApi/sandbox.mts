import type { FastifyReply } from 'fastify';
import { ProviderServer } from '../server/providerServer.mts';
import { SEEDED } from '../seeded.mts';
import { chatSummary, emptyChat, newestMessages, type WhatsAppChat } from './chat.mts';
import { Connection, type WhatsAppState } from './connection.mts';
import { digitsOf, limitOf, type ReadArguments } from './parameters.mts';

const INVALID_PARAMS = -32602;
const SERVER_ERROR = -32000;

const print = (answer: unknown) => JSON.stringify(answer, null, 2);

const envelope = (code: number, message: string) => ({
	jsonrpc: '2.0',
	id: null,
	error: { code, message },
});

/** The self-hosted WhatsApp API: one account, no keys, and 500 for nearly everything that goes wrong. */
export class WhatsAppApiSandbox extends ProviderServer {
	/** By chat id. */
	readonly chats = new Map<string, WhatsAppChat>();
	readonly connection = new Connection(SEEDED.whatsappApi.ownDigits, this.closing.signal);
	/** What a number that nobody wrote with gets; depends on the library, so both are to be expected. */
	unknownContact: 'empty' | 'error' = 'empty';
	/** Stands for a reverse proxy's authentication: requests without it get 401 and a web page. */
	requireHeader: { readonly name: string; readonly value: string } | null = null;

	constructor() {
		super();
		this.#addHooks();
		this.#addRoutes();
	}

	get baseUrl(): string {
		return this.origin;
	}

	get state(): WhatsAppState {
		return this.connection.state;
	}

	set state(state: WhatsAppState) {
		this.connection.state = state;
	}

	/** Replaces the chat that has this id. */
	addChat(chat: Partial<WhatsAppChat> & Pick<WhatsAppChat, 'id'>): WhatsAppChat {
		const added = { ...emptyChat(chat.id, null), ...chat };
		this.chats.set(added.id, added);
		return added;
	}

	#addHooks(): void {
		this.app.setReplySerializer(print);
		this.app.addHook('preHandler', async ({ headers, method }, reply) => {
			const { name = '', value } = this.requireHeader ?? {};
			if (value !== undefined && headers[name.toLowerCase()] !== value) {
				return reply.code(401).type('text/html').send('<h1>401 Authorization Required</h1>');
			}
			reply.header('access-control-allow-origin', '*').type('application/json; charset=utf-8');
			if (method === 'OPTIONS') return reply.code(204).removeHeader('content-type').send();
		});
		this.app.setErrorHandler((error, _request, reply) =>
			reply.code(500).send(envelope(SERVER_ERROR, messageOf(error))),
		);
		// Fastify's 404 has a context of its own, without the serializer.
		this.app.setNotFoundHandler((_request, reply) =>
			reply.code(404).send(print({ error: 'not found' })),
		);
	}

	#addRoutes(): void {
		const { app, connection } = this;
		for (const path of ['/', '/health']) app.get(path, () => this.#health());
		app.get('/api/status', () => connection.status());
		app.get<{ Querystring: ReadArguments }>('/api/chats', async ({ query }) => {
			const limit = limitOf(query.limit, 20);
			await connection.ready();
			const chats = [...this.chats.values()].map(chatSummary);
			const newest = chats.sort((a, b) => (b.timestamp ?? 0) - (a.timestamp ?? 0)).slice(0, limit);
			return { ok: true, count: newest.length, chats: newest };
		});
		app.get<{ Querystring: ReadArguments }>('/api/messages', ({ query }) => this.#messages(query));
		app.post<{ Body: string | undefined }>('/api/messages', ({ body }, reply) =>
			this.#postedMessages(body ?? '', reply),
		);
	}

	#health() {
		return {
			ok: true,
			name: 'whatsapp-mcp-api',
			mcp: `${this.origin}/mcp`,
			status: this.connection.status(),
		};
	}

	async #postedMessages(body: string, reply: FastifyReply): Promise<object> {
		let given: ReadArguments;
		try {
			given = JSON.parse(body) as ReadArguments;
		} catch (error) {
			return reply.code(400).send(envelope(INVALID_PARAMS, messageOf(error)));
		}
		return this.#messages(given);
	}

	/** The order of the checks is the server's: limit, readiness, phone. */
	async #messages(given: ReadArguments): Promise<object> {
		const limit = limitOf(given.limit, 10);
		await this.connection.ready();
		const chat = this.#resolve(`${digitsOf(given.phone_number)}@c.us`);
		const messages = newestMessages(chat, limit);
		return { ok: true, chat: chatSummary(chat), count: messages.length, messages };
	}

	#resolve(id: string): WhatsAppChat {
		const chat = this.chats.get(id);
		if (!chat && this.unknownContact === 'error') {
			throw new TypeError("Cannot read properties of undefined (reading 'getChat')");
		}
		return chat ?? emptyChat(id, null);
	}
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
