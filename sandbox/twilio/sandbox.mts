import type { Clock } from '../clock.mts';
import { Outbox } from '../sending/outbox.mts';
import { ProviderServer } from '../server/providerServer.mts';
import { TwilioAccount } from './account.mts';
import { Gate } from './gate.mts';
import { notFound, TwilioRefusal } from './refusal.mts';
import { addReadRoutes } from './routes.mts';
import { addSendRoute } from './sending.mts';
import { TwilioWebhooks } from './webhooks.mts';

/** Twilio: accounts with their auth tokens, API keys, numbers and messages. */
export class TwilioSandbox extends ProviderServer {
	/** By SID. */
	readonly accounts = new Map<string, TwilioAccount>();
	readonly outbox: Outbox;
	readonly webhooks: TwilioWebhooks;
	readonly #gate: Gate;
	#inFlight = 0;

	constructor(clock: Clock) {
		super();
		this.outbox = new Outbox(clock);
		this.webhooks = new TwilioWebhooks(clock, this.closing.signal);
		this.#gate = new Gate(this.accounts, () => this.#inFlight);
		this.app.addHook('onRequest', async (_request, { raw }) => {
			this.#inFlight += 1;
			raw.once('close', () => (this.#inFlight -= 1));
		});
		const context = {
			admit: this.#gate.admit.bind(this.#gate),
			now: () => clock.now(),
		};
		this.app.setErrorHandler((error, _request, reply) => {
			if (!(error instanceof TwilioRefusal)) throw error;
			return reply.code(error.status).headers(error.headers).send(error.body);
		});
		this.app.setNotFoundHandler(({ url }) => {
			throw notFound(url.split('?')[0] ?? '');
		});
		addReadRoutes(this.app, context);
		addSendRoute(this.app, context, this.outbox, this.webhooks);
	}

	get baseUrl(): string {
		return this.origin;
	}

	/** More requests at once than this get 429; null for no limit. */
	set mostAtOnce(most: number | null) {
		this.#gate.mostAtOnce = most;
	}

	/** Replaces the account that has this SID. */
	addAccount(sid: string, authToken: string): TwilioAccount {
		const account = new TwilioAccount(sid, authToken);
		this.accounts.set(sid, account);
		return account;
	}
}
