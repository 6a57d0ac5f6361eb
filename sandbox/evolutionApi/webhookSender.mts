import type { Clock } from '../clock.mts';
import { WebhookSender, type Delivery } from '../webhooks/webhookSender.mts';
import { dataOf, envelope, type EvolutionEvent } from './events.mts';
import type { Instance } from './instance.mts';

/** Ten tries, each pause twice the one before, up to five minutes. */
const PAUSES_MS = [5, 10, 20, 40, 80, 160, 300, 300, 300].map((seconds) => seconds * 1_000);
const NOT_REPEATED = [400, 401, 403, 404, 422];

function isSettled(status: number | null): boolean {
	if (status === null) return false;
	return (status >= 200 && status < 300) || NOT_REPEATED.includes(status);
}

/** How the server calls its instances' webhooks: each event by itself, again until it is taken or refused. */
export class EvolutionWebhookSender extends WebhookSender {
	/** What the pauses between attempts are multiplied by. */
	timeScale = 1;
	/** `AUTHENTICATION_EXPOSE_IN_FETCH_INSTANCES`, which puts the instance's token into each delivery. */
	exposesKey = true;

	constructor(
		private readonly clock: Clock,
		private readonly origin: () => string,
		closing: AbortSignal,
	) {
		super(closing);
		this.timeoutMs = 30_000;
	}

	/** Tells of a message as it is now. Null where the instance has no webhook for that. */
	async tell(
		instance: Instance,
		id: string,
		event: EvolutionEvent,
		word?: string,
	): Promise<Delivery | null> {
		const message = instance.find(id);
		if (!message) throw new Error(`no message ${id}`);
		return await this.send(
			instance,
			event,
			dataOf(instance, message, event, this.clock.now(), word),
		);
	}

	/** Sends whatever it is to the instance's webhook, if that takes the event. */
	async send(instance: Instance, event: EvolutionEvent, data: object): Promise<Delivery | null> {
		const { webhook } = instance;
		const name = event.replace('.', '_').toUpperCase();
		if (!webhook?.enabled || !webhook.events.includes(name)) return null;
		const { exposesKey } = this;
		const about = { now: this.clock.now(), origin: this.origin(), exposesKey };
		const request = {
			url: webhook.webhookByEvents ? `${webhook.url}/${event.replace('.', '-')}` : webhook.url,
			body: JSON.stringify(envelope(instance, event, data, about)),
			headers: webhook.headers ?? {},
		};
		const pausesMs = PAUSES_MS.map((ms) => ms * this.timeScale);
		return await this.deliver(request, pausesMs, isSettled);
	}
}
