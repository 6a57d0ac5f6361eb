import type { FastifyReply } from 'fastify';
import type { Clock } from '../clock.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { refuse } from './answers.mts';
import { Channel, type ChannelOptions } from './channel.mts';
import { METHODS, type WammMethod } from './methods.mts';
import { sendingMethod } from './msgTo.mts';
import { WammWebhooks } from './webhooks.mts';

type Strings = Record<string, string | undefined>;

/** WAMM.chat: one workspace, a token per channel. */
export class WammSandbox extends ProviderServer {
	/** By token. */
	readonly channels = new Map<string, Channel>();
	/** Undocumented, so the least helpful one that PHP sends when nobody sets it. */
	contentType = 'text/html; charset=UTF-8';
	readonly webhooks: WammWebhooks;
	readonly outbox: Outbox;
	/** Longer addresses get 414: nginx, unless it is told otherwise, takes 8 KiB with method and version. */
	maxUrlLength = 8_177;
	readonly #clock: Clock;
	#lastApiId = 99;

	constructor(clock: Clock) {
		super({ ignoreTrailingSlash: true });
		this.#clock = clock;
		this.webhooks = new WammWebhooks(clock, this.closing.signal);
		this.outbox = new Outbox(clock);
		this.app.addHook('onRequest', async ({ raw }, reply) => {
			if ((raw.url ?? '').length <= this.maxUrlLength) return;
			return reply.code(414).type('text/html').send('<h1>414 Request-URI Too Large</h1>');
		});
		const methods = { ...METHODS, msg_to: sendingMethod(this.outbox, this.webhooks) };
		for (const [name, method] of Object.entries(methods)) this.#route(name, method);
		this.app.setNotFoundHandler((_request, reply) =>
			reply.code(404).type('text/html').send('<html><body><h1>404 Not Found</h1></body></html>'),
		);
	}

	get baseUrl(): string {
		return `${this.origin}/api2`;
	}

	/** Replaces the channel that has this token. */
	addChannel(options: ChannelOptions): Channel {
		const channel = new Channel((this.#lastApiId += 1), options);
		this.channels.set(channel.token, channel);
		return channel;
	}

	/** The query form, and each beginning of the positional form; what is missing is then refused. */
	#route(name: string, method: WammMethod): void {
		this.app.get<{ Params: Strings; Querystring: Strings }>(
			`/api2/${name}/:token`,
			({ params, query }, reply) =>
				this.#answer(method, params.token, method.inQuery ? query : {}, reply),
		);
		method.positional.forEach((_, last) => {
			const segments = method.positional.slice(0, last + 1).map((parameter) => `/:${parameter}`);
			this.app.get<{ Params: Strings }>(
				`/api2/${name}/:token${segments.join('')}`,
				({ params }, reply) => this.#answer(method, params.token, params, reply),
			);
		});
	}

	#answer(
		method: WammMethod,
		token: string | undefined,
		args: Strings,
		reply: FastifyReply,
	): FastifyReply {
		const channel = this.channels.get(token ?? '');
		const say = (answer: object) => reply.type(this.contentType).send(JSON.stringify(answer));
		if (!channel) return say(refuse('token fail'));
		if (method.needsPhone && channel.state !== 'authorized') {
			return say(refuse('acc not authorized'));
		}
		const workspace = [...this.channels.values()];
		return say(method.answer({ channel, workspace, args, now: this.#clock.now() }));
	}
}
