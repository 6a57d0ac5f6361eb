import type { Clock } from '../clock.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { Account } from './account.mts';
import { serialize } from './answers.mts';
import { refuseWhenBusy } from './busy.mts';
import { TwoChatWebhookSender } from './webhookSender.mts';
import { Gate } from './gate.mts';
import type { RateLimit } from './rateLimiter.mts';
import { apiRefusal, Refusal } from './refusal.mts';
import { addReadRoutes } from './routes.mts';
import { addSendRoute } from './sendMessage.mts';
import { addWebhookRoutes, WebhookRegister } from './webhooks.mts';

/** 2Chat: API keys of accounts that have credits and numbers. */
export class TwoChatSandbox extends ProviderServer {
	/** By API key. */
	readonly accounts = new Map<string, Account>();
	readonly webhooks = new WebhookRegister();
	readonly webhookSender: TwoChatWebhookSender;
	readonly outbox: Outbox;
	/** What a message that was taken gets; the documentation doesn't say which of these. */
	sentCode: 200 | 201 | 202 = 201;
	/** More requests at once for one number than this get 486; null for no limit. */
	busyBeyond: number | null = null;
	readonly #gate = new Gate(this.accounts);
	readonly #startedAt: number;

	constructor(
		clock: Clock,
		private readonly seed: number,
	) {
		super();
		this.#startedAt = clock.now();
		this.webhookSender = new TwoChatWebhookSender(this.webhooks, clock, this.closing.signal);
		this.outbox = new Outbox(clock);
		const context = {
			accountOf: (request: Parameters<Gate['admit']>[0]) => this.#gate.admit(request),
			now: () => clock.now(),
		};
		this.app.setReplySerializer(serialize);
		this.app.setErrorHandler((error, _request, reply) => {
			if (!(error instanceof Refusal)) throw error;
			return reply.code(error.code).headers(error.headers).send(error.body);
		});
		this.app.setNotFoundHandler(() => {
			throw apiRefusal(404, 'Resource not found');
		});
		refuseWhenBusy(this.app, this.accounts, () => this.busyBeyond);
		addReadRoutes(this.app, context);
		addWebhookRoutes(this.app, this.webhooks, context);
		addSendRoute(this.app, this, context);
	}

	get baseUrl(): string {
		return `${this.origin}/open`;
	}

	/** Requests beyond it get 429; null for no limit. Counted per key, in windows of real time. */
	get rateLimit(): RateLimit | null {
		return this.#gate.rateLimit;
	}

	set rateLimit(limit: RateLimit | null) {
		this.#gate.rateLimit = limit;
	}

	/** Replaces the account that has this key. */
	addAccount(apiKey: string): Account {
		const ownNumber = new Account(apiKey, this.seed, this.#startedAt);
		this.accounts.set(apiKey, ownNumber);
		return ownNumber;
	}
}
