import type { Clock } from '../clock.mts';
import { WebhookSender, type Delivery } from '../webhooks/webhookSender.mts';
import type { Channel } from './channel.mts';
import { messageEvent, statusEvent } from './events.mts';

/** What it tells of a message. */
export type WammEvent = 'msg' | 'msg_state';

/** Up to five more attempts "with growing intervals", which nobody documents. */
const PAUSES_MS = [10_000, 30_000, 60_000, 300_000, 900_000];

/** How WAMM.chat calls its users' webhooks: one URL a channel, one event after the other, again until it gets 200. */
export class WammWebhooks extends WebhookSender {
	/** What the pauses between attempts are multiplied by. */
	timeScale = 1;
	readonly #queues = new Map<Channel, Promise<unknown>>();

	constructor(
		private readonly clock: Clock,
		closing: AbortSignal,
	) {
		super(closing);
	}

	/** Tells the channel's hook of a message as it is now. Null where no hook is set. */
	async tell(
		channel: Channel,
		id: string,
		event: WammEvent = 'msg',
		{ fromApi = false } = {},
	): Promise<Delivery | null> {
		const now = this.clock.now();
		const message = channel.find(id, now);
		if (!message) throw new Error(`no message ${id}`);
		return await this.send(
			channel,
			event === 'msg' ? messageEvent(channel, message, fromApi, now) : statusEvent(message, now),
		);
	}

	/** Sends whatever it is, after all that this channel has to send before. */
	async send(channel: Channel, body: unknown): Promise<Delivery | null> {
		const before = this.#queues.get(channel);
		const sending = (async () => {
			await before;
			if (channel.hook === '') return null;
			const request = { url: channel.hook, body: JSON.stringify(body) };
			return await this.deliver(
				request,
				PAUSES_MS.map((ms) => ms * this.timeScale),
			);
		})();
		this.#queues.set(channel, sending);
		return await sending;
	}
}
