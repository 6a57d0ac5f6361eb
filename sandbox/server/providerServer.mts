import { setMaxListeners } from 'node:events';
import { fastify, type FastifyInstance } from 'fastify';
import { injectFaults } from '../faults/inject.mts';
import { FaultRules } from '../faults/rules.mts';
import { type RecordedRequest, Traffic } from './traffic.mts';

/** A provider may take a message's text as a path segment; Fastify's own limit is 100 characters. */
const MAX_PATH_SEGMENT_LENGTH = 16_384;

/** One provider on a loopback port of its own: recorded, and faulty on request. */
export abstract class ProviderServer {
	readonly faults = new FaultRules();
	protected readonly app: FastifyInstance;
	/** Aborted when the server closes, so that nothing keeps waiting. */
	protected readonly closing = new AbortController();
	readonly #traffic = new Traffic();
	#origin = '';

	/** @param ignoreTrailingSlash whether `/a/` is the same as `/a`. */
	constructor({ ignoreTrailingSlash = false } = {}) {
		this.app = fastify({
			exposeHeadRoutes: false,
			forceCloseConnections: true,
			routerOptions: {
				ignoreTrailingSlash,
				maxParamLength: MAX_PATH_SEGMENT_LENGTH,
				querystringParser: (query) => Object.fromEntries(new URLSearchParams(query)),
			},
		});
		// As many as requests are kept waiting at one time.
		setMaxListeners(0, this.closing.signal);
		this.app.removeAllContentTypeParsers();
		this.app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
			done(null, body),
		);
		this.#traffic.watch(this.app);
		injectFaults(this.app, this.faults, this.#traffic, this.closing.signal);
	}

	/** Where clients point their base URL; ends without a slash. */
	abstract get baseUrl(): string;

	/** Scheme, host and port. */
	get origin(): string {
		return this.#origin;
	}

	/** Live: grows with every request. */
	get requests(): readonly RecordedRequest[] {
		return this.#traffic.requests;
	}

	/** The most requests that were unanswered at one time. */
	get maxInFlight(): number {
		return this.#traffic.maxInFlight;
	}

	/** TCP connections: open now, and opened since the start or the last `clearRequests`. */
	get connections(): { readonly open: number; readonly opened: number } {
		return this.#traffic.connections;
	}

	/** Forgets the recorded requests and the counts beside them. */
	clearRequests(): void {
		this.#traffic.clear();
	}

	/** @param port 0 takes a free one. */
	async listen(port = 0): Promise<void> {
		this.#origin = await this.app.listen({ host: '127.0.0.1', port });
	}

	/** Ends open connections too. */
	async close(): Promise<void> {
		this.closing.abort();
		await this.app.close();
	}
}
