import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { sessionInfo } from './answers.mts';
import { type Asked, message, messages, overview } from './lists.mts';
import { Refused, refused, unauthorized } from './refusal.mts';
import { WahaWebhooks } from './webhooks.mts';
import { sendText, sendTextRequest } from './sendText.mts';
import { Session, type SessionOptions } from './session.mts';

type Params = Readonly<Record<string, string>>;

/** A WAHA server: several sessions, each on an engine, and keys for all of them. */
export class WahaSandbox extends ProviderServer {
	/** By name. */
	readonly sessions = new Map<string, Session>();
	/** Keys that may do everything. */
	readonly keys = new Set<string>();
	/** Whether a browser opens a chat for a number that nobody wrote with. */
	opensChats = false;
	readonly webhooks: WahaWebhooks;
	readonly outbox: Outbox;
	readonly #clock: Clock;

	constructor(clock: Clock) {
		super();
		this.#clock = clock;
		this.outbox = new Outbox(clock);
		this.webhooks = new WahaWebhooks(clock, this.closing.signal);
		this.app.addHook('preHandler', async ({ headers }) => {
			if (!this.keys.has(String(headers['x-api-key'] ?? ''))) throw unauthorized();
		});
		this.app.setErrorHandler((error, _request, reply) => {
			if (!(error instanceof Refused)) throw error;
			return reply.code(error.status).send(error.body);
		});
		this.app.setNotFoundHandler((request) => {
			throw refused(404, `Cannot ${request.method} ${request.url}`);
		});
		this.#addRoutes();
	}

	get baseUrl(): string {
		return this.origin;
	}

	/** Replaces the session of this name. */
	addSession(options: SessionOptions): Session {
		const session = new Session(options);
		this.sessions.set(session.name, session);
		return session;
	}

	#addRoutes(): void {
		const { app } = this;
		app.post('/api/sendText', (request, reply) => {
			const asked = sendTextRequest(request.body);
			const session = this.#working(asked.session);
			return reply.code(201).send(sendText(this, session, asked, this.#clock.now()));
		});
		app.get('/api/sessions', () => [...this.sessions.values()].map(sessionInfo));
		app.get('/api/sessions/:session', (request) =>
			sessionInfo(this.#session((request.params as Params).session)),
		);
		app.get('/api/:session/chats/overview', (request) => overview(this.#asked(request)));
		app.get('/api/:session/chats/:chatId/messages', (request) => messages(this.#asked(request)));
		app.get('/api/:session/chats/:chatId/messages/:messageId', (request) =>
			message(this.#asked(request), (request.params as Params).messageId ?? ''),
		);
		app.get('/api/:session/lids/:lid', (request) => {
			const { session } = this.#asked(request);
			const { lid: given = '' } = request.params as Params;
			const lid = given.includes('@') ? given : `${given}@lid`;
			return { lid, pn: session.lids.get(lid) ?? null };
		});
	}

	#session(name = ''): Session {
		const session = this.sessions.get(name);
		if (!session) throw refused(404, 'Session not found');
		return session;
	}

	/** The real server waits some seconds for the session before it says so. */
	#working(name?: string): Session {
		const session = this.#session(name);
		if (session.status === 'STOPPED') {
			throw refused(
				404,
				`We didn't find a session with name '${session.name}'.\nPlease start it first by using POST /api/sessions/${session.name}/start request`,
			);
		}
		if (session.status !== 'WORKING') {
			throw new Refused(422, {
				error: 'Session status is not as expected. Try again later or restart the session',
				session: session.name,
				status: session.status,
				expected: ['WORKING'],
			});
		}
		return session;
	}

	#asked(request: FastifyRequest): Asked {
		const session = this.#working((request.params as Params).session);
		return {
			session,
			chatId: (request.params as Params).chatId ?? 'all',
			query: request.query as Params,
			now: this.#clock.now(),
			url: request.url,
			origin: this.origin,
			opensChats: this.opensChats,
		};
	}
}
