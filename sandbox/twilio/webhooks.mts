import { createHmac } from 'node:crypto';
import type { Clock } from '../clock.mts';
import { WebhookSender, type Delivery, type WebhookRequest } from '../webhooks/webhookSender.mts';
import type { TwilioAccount } from './account.mts';
import { type Form, messageForm, statusForm } from './events.mts';

/** The address, then each field's name and value in order of names, signed with the auth token. */
export function signature(authToken: string, url: string, form: Form): string {
	const names = Object.keys(form).sort();
	const signed = names.reduce((text, name) => `${text}${name}${form[name]}`, url);
	return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64');
}

/** A form as Twilio sends it to this address. */
export function requestOf({ authToken }: TwilioAccount, url: string, form: Form): WebhookRequest {
	return {
		url,
		body: new URLSearchParams(form).toString(),
		contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
		headers: { 'x-twilio-signature': signature(authToken, url, form) },
	};
}

/** How Twilio calls its users' webhooks: once each, whatever is answered. */
export class TwilioWebhooks extends WebhookSender {
	constructor(
		private readonly clock: Clock,
		closing: AbortSignal,
	) {
		super(closing);
	}

	/** Tells the URL of its number of a contact's message, or its status callback how far one of ours got; null without. */
	async tell(account: TwilioAccount, sid: string): Promise<Delivery | null> {
		const now = this.clock.now();
		const message = account.find(sid, now);
		if (!message) throw new Error(`no message ${sid}`);
		const isInbound = message.direction === 'inbound';
		const own = account.numbers.find(({ phone }) => message.to.endsWith(phone));
		const url = (isInbound ? own?.smsUrl : message.statusCallback) ?? '';
		if (url === '') return null;
		const form = isInbound ? messageForm(account, message) : statusForm(account, message, now);
		return await this.deliver(requestOf(account, url, form));
	}
}
