import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** One request as it arrived. */
export interface RecordedRequest {
	readonly method: string;
	/** Path and query, byte for byte as received. */
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	/** The body's text; empty when there was none. */
	body: string;
	/** Epoch milliseconds of the real clock. */
	readonly receivedAt: number;
	/** Null until answered, and for ever when the connection ended without a status line. */
	status: number | null;
}

/** What a server has seen: requests in order of arrival, and how many at once. */
export class Traffic {
	readonly requests: RecordedRequest[] = [];
	inFlight = 0;
	maxInFlight = 0;
	readonly connections = { open: 0, opened: 0 };
	readonly #records = new WeakMap<FastifyRequest, RecordedRequest>();

	/** Starts watching; call it before other hooks are added. */
	watch(app: FastifyInstance): void {
		app.addHook('onRequest', async (request, reply) => this.#begin(request, reply));
		app.addHook('preValidation', async (request) => {
			const record = this.#records.get(request);
			if (record && typeof request.body === 'string') record.body = request.body;
		});
		app.server.on('connection', (socket) => {
			this.connections.open += 1;
			this.connections.opened += 1;
			socket.once('close', () => {
				this.connections.open -= 1;
			});
		});
	}

	/** Forgets what was; what is still in flight or open stays counted. */
	clear(): void {
		this.requests.length = 0;
		this.maxInFlight = this.inFlight;
		this.connections.opened = this.connections.open;
	}

	#begin(request: FastifyRequest, reply: FastifyReply): void {
		const { method = '', url = '', headers } = request.raw;
		const record: RecordedRequest = {
			method,
			path: url,
			headers,
			body: '',
			receivedAt: Date.now(),
			status: null,
		};
		this.requests.push(record);
		this.#records.set(request, record);
		this.inFlight += 1;
		this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
		reply.raw.once('close', () => {
			this.inFlight -= 1;
			record.status = reply.raw.headersSent ? reply.raw.statusCode : null;
		});
	}
}
