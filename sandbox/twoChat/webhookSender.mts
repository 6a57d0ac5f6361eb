import type { Clock } from '../clock.mts';
import { WebhookSender, type Delivery } from '../webhooks/webhookSender.mts';
import type { Account } from './account.mts';
import { messageBody, type MessageShape, receiptBody, type ReceiptShape } from './events.mts';
import type { WebhookRegister } from './webhooks.mts';

export interface Shapes {
	readonly message?: MessageShape;
	readonly receipt?: ReceiptShape;
}

/** How 2Chat calls its users' webhooks: each subscription of a topic by itself, and, as far as anybody knows, once. */
export class TwoChatWebhookSender extends WebhookSender {
	constructor(
		private readonly register: WebhookRegister,
		private readonly clock: Clock,
		closing: AbortSignal,
	) {
		super(closing);
	}

	/** Tells all who subscribed to this topic of a message as it is now. */
	async tell(
		ownNumber: Account,
		topic: string,
		uuid: string,
		{ message: shape = 'flat', receipt = 'messageUuid' }: Shapes = {},
	): Promise<Delivery[]> {
		const now = this.clock.now();
		const numbers = [...ownNumber.numbers.values()];
		const number = numbers.find(({ messages }) => messages.find(uuid, now));
		const message = number?.messages.find(uuid, now);
		if (!number || !message) throw new Error(`no message ${uuid}`);
		const body = topic.includes('.receipt.')
			? receiptBody(number, message, topic, receipt, now)
			: messageBody(number, message, topic, shape);
		const hooks = this.register
			.of(ownNumber)
			.filter(
				({ event_name, channel_uuid }) => event_name === topic && channel_uuid === number.uuid,
			);
		return await Promise.all(
			hooks.map(({ hook_url: url }) => this.deliver({ url, body: JSON.stringify(body) })),
		);
	}
}
