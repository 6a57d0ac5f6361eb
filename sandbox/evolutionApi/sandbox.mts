import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { EvolutionWebhookSender } from './webhookSender.mts';
import { findMessages } from './findMessages.mts';
import { Instance, type InstanceOptions } from './instance.mts';
import { EvolutionRefusal, notFound, stumbled, unauthorized, unlicensed } from './refusal.mts';
import { SEEDED } from './seeded.mts';
import { sendText } from './sendText.mts';
import { type Version, VERSIONS } from './version.mts';
import { setWebhook } from './webhookRoutes.mts';

type Fields = Readonly<Record<string, unknown>>;

/** What most routes are about. */
export type OfInstance = { Params: { instance: string } };

/** An Evolution API server: many instances, a key for all of them and a token for each. */
export class EvolutionSandbox extends ProviderServer {
	/** By name. */
	readonly instances = new Map<string, Instance>();
	version: Version = VERSIONS['2.3.7'];
	/** From 2.4 on somebody has to activate the server before it answers anything. */
	isActivated = true;
	readonly globalKeys = new Set<string>([SEEDED.globalKey]);

	readonly webhookSender: EvolutionWebhookSender;
	readonly outbox: Outbox;

	constructor(private readonly clock: Clock) {
		super();
		this.webhookSender = new EvolutionWebhookSender(clock, () => this.origin, this.closing.signal);
		this.outbox = new Outbox(clock);
		this.#addManners();
		this.#addRoutes();
	}

	get baseUrl(): string {
		return this.origin;
	}

	/** Replaces the instance of this name. */
	addInstance(options: InstanceOptions): Instance {
		const instance = new Instance(options);
		this.instances.set(instance.name, instance);
		return instance;
	}

	#addManners(): void {
		this.app.addHook('onRequest', async ({ url }, reply) => {
			if (this.isActivated || url === '/' || url.startsWith('/manager')) return;
			await reply.code(503).send(unlicensed(this.origin));
		});
		this.app.setErrorHandler((error, _request, reply) => {
			const refusal = error instanceof EvolutionRefusal ? error : stumbled(String(error));
			return reply.code(refusal.status).send(refusal.body);
		});
		this.app.setNotFoundHandler(({ method, url }, reply) =>
			reply.code(404).send(notFound(`Cannot ${method} ${url}`).body),
		);
	}

	/** The order of the guards is the server's: a name that isn't there hides a wrong key. */
	#instanceOf({ params, headers }: FastifyRequest<OfInstance>): Instance {
		const instance = this.instances.get(params.instance);
		if (!instance) throw notFound(`The "${params.instance}" instance does not exist`);
		const key = headers.apikey;
		if (typeof key !== 'string' || key === '') throw unauthorized();
		if (!this.globalKeys.has(key) && instance.token !== key) throw unauthorized();
		return instance;
	}

	/** What an instance that isn't running does to the code that looks it up. */
	#runningOf(request: FastifyRequest<OfInstance>, method: string): Instance {
		const instance = this.#instanceOf(request);
		if (instance.state !== null) return instance;
		throw stumbled(`Cannot read properties of undefined (reading '${method}')`);
	}

	#addRoutes(): void {
		const { app } = this;
		app.get('/', () => ({
			status: 200,
			message: 'Welcome to the Evolution API, it is working!',
			version: this.version.name,
			clientName: 'evolution_exchange',
			manager: `${this.origin}/manager`,
			documentation: 'https://doc.evolution-api.com',
			whatsappWebVersion: '2.3000.1029',
		}));
		app.get<OfInstance>('/instance/connectionState/:instance', (request) => {
			const { name, state } = this.#instanceOf(request);
			return { instance: { instanceName: name, ...(state !== null && { state }) } };
		});
		app.post<OfInstance>('/chat/findMessages/:instance', (request) => {
			const instance = this.#runningOf(request, 'fetchMessages');
			return findMessages(instance, bodyOf(request), this.version, this.clock.now());
		});
		app.post<OfInstance>('/message/sendText/:instance', (request, reply) => {
			const sent = sendText(this, this.#instanceOf(request), bodyOf(request), this.clock.now());
			return reply.code(201).send(sent);
		});
		app.get<OfInstance>('/webhook/find/:instance', (request, reply) => {
			const { state, webhook } = this.#instanceOf(request);
			// Fastify sends no body for null, Express does.
			return reply.type('application/json').send(JSON.stringify(state === null ? null : webhook));
		});
		app.post<OfInstance>('/webhook/set/:instance', (request, reply) => {
			const { version, clock } = this;
			const row = setWebhook(this.#instanceOf(request), bodyOf(request), version, clock.now());
			return reply.code(201).send(row);
		});
	}
}

/** The JSON of a request; without its content type it counts as empty. */
export function bodyOf({ headers, body }: FastifyRequest): Fields {
	if (!headers['content-type']?.startsWith('application/json')) return {};
	try {
		const parsed: unknown = JSON.parse(String(body));
		if (typeof parsed === 'object' && parsed !== null) return parsed as Fields;
	} catch {
		// Refused below, with everything else that is no object.
	}
	throw new EvolutionRefusal(400, 'Internal Server Error', 'Unexpected token in JSON');
}
