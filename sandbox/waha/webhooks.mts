import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.mts';
import { hex } from '../data/random.mts';
import { WebhookSender, type Delivery } from '../webhooks/webhookSender.mts';
import { ackOf, printed } from './answers.mts';
import { fullId, type WahaMessage } from './message.mts';
import type { Session, WebhookConfig } from './session.mts';

/** What it tells of a message. */
export const EVENTS = [
	'message',
	'message.any',
	'message.ack',
	'message.ack.group',
	'message.edited',
	'message.revoked',
] as const;
export type WahaEvent = (typeof EVENTS)[number];

/** `retries` as in the documentation's example of environment variables; no default is documented. */
const PAUSES_MS = [2_000, 2_000, 2_000, 2_000];

/** How WAHA calls webhooks: each of the session's URLs that wants the event, again until it gets 200. */
export class WahaWebhooks extends WebhookSender {
	/** What the pauses between attempts are multiplied by. */
	timeScale = 1;
	#sent = 0;

	constructor(
		private readonly clock: Clock,
		closing: AbortSignal,
	) {
		super(closing);
	}

	/** Tells those who want it of a message as it is now. */
	async tell(session: Session, message: WahaMessage, event: WahaEvent): Promise<Delivery[]> {
		return await this.send(session, event, this.#payload(session, message, event));
	}

	/** The body of one delivery. */
	envelope(session: Session, event: string, payload: unknown): object {
		return {
			id: `evt_${hex(26, 'waha event', (this.#sent += 1))}`,
			timestamp: this.clock.now(),
			event,
			session: session.name,
			metadata: {},
			me: { id: `${session.phone}@c.us`, pushName: 'Ventas' },
			payload,
			environment: {
				version: '2026.7.1',
				engine: session.engine,
				tier: 'CORE',
				browser: session.isBrowser ? '/usr/bin/chromium' : null,
				platform: 'linux/x64',
				worker: { id: null },
			},
			engine: session.engine,
		};
	}

	/** Sends whatever it is. */
	async send(session: Session, event: string, payload: unknown): Promise<Delivery[]> {
		const body = JSON.stringify(this.envelope(session, event, payload));
		const wanting = session.webhooks.filter(({ events }) => events.includes(event));
		const pauses = PAUSES_MS.map((ms) => ms * this.timeScale);
		return await Promise.all(
			wanting.map((webhook) => {
				const headers = this.headersOf(webhook, body);
				return this.deliver({ url: webhook.url, body, headers }, pauses);
			}),
		);
	}

	/** The headers of a delivery; the signature where the webhook has a key. */
	headersOf({ hmac }: Pick<WebhookConfig, 'hmac'>, body: string): Record<string, string> {
		return {
			'X-Webhook-Request-Id': hex(26, 'waha request', this.#sent),
			'X-Webhook-Timestamp': String(this.clock.now()),
			...(hmac && {
				'X-Webhook-Hmac': createHmac('sha512', hmac.key).update(body).digest('hex'),
				'X-Webhook-Hmac-Algorithm': 'sha512',
			}),
		};
	}

	#payload(session: Session, message: WahaMessage, event: WahaEvent): object {
		const now = this.clock.now();
		const whole = printed(session, message, now);
		const { author = null, id } = message;
		const action = { ...message, id: `${id}X` };
		switch (event) {
			case 'message.ack':
			case 'message.ack.group': {
				const { from, to, fromMe } = whole;
				const ack = ackOf(session, message, now);
				return { id: fullId(message), from, to, participant: author, fromMe, ...ack };
			}
			case 'message.edited':
				return {
					...whole,
					id: fullId(action),
					body: `${whole.body} (edited)`,
					editedMessageId: id,
				};
			case 'message.revoked':
				return {
					after: { ...whole, id: fullId(action), body: '' },
					before: null,
					revokedMessageId: id,
				};
			default:
				return whole;
		}
	}
}
