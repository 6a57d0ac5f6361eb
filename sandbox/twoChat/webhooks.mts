import type { FastifyInstance } from 'fastify';
import { uuid } from '../data/random.mts';
import type { Account } from './account.mts';
import { isoSeconds } from './answers.mts';
import { bodyOf, phoneParameter } from './parameters.mts';
import { apiRefusal, limitRefusal, malformed } from './refusal.mts';
import type { TwoChatContext } from './routes.mts';

/** One subscription, as the API prints it. */
export interface Webhook {
	readonly uuid: string;
	readonly event_name: string;
	readonly channel_uuid: string;
	readonly hook_url: string;
	readonly hook_params: { readonly waweb_uuid: string };
	readonly created_at: string;
}

/** The subscriptions of all accounts, and the two points on which sources disagree. */
export class WebhookRegister {
	/** The documentation's object with `webhooks`, or the bare array that the vendor's n8n node expects. */
	listShape: 'object' | 'array' = 'object';
	/** What a repeated subscription gets: another one, or 409. */
	onDuplicate: 'create' | 'conflict' = 'create';
	/** By webhook uuid. */
	readonly subscriptions = new Map<string, Webhook & { readonly account: Account }>();
	#created = 0;

	/** The account's subscriptions, in the order they were made. */
	of(ownNumber: Account): Webhook[] {
		return [...this.subscriptions.values()]
			.filter((webhook) => webhook.account === ownNumber)
			.map(({ account: _account, ...webhook }) => webhook);
	}

	subscribe(
		ownNumber: Account,
		event: string,
		channel: string,
		hookUrl: string,
		now: number,
	): Webhook {
		const repeated = this.of(ownNumber).some(
			(other) =>
				other.event_name === event && other.channel_uuid === channel && other.hook_url === hookUrl,
		);
		if (repeated && this.onDuplicate === 'conflict') {
			throw limitRefusal(409, 'A webhook for this event already exists');
		}
		const webhook = {
			uuid: `WHK${uuid('webhook', (this.#created += 1))}`,
			event_name: event,
			channel_uuid: channel,
			hook_url: hookUrl,
			hook_params: { waweb_uuid: channel },
			created_at: isoSeconds(now),
		};
		this.subscriptions.set(webhook.uuid, { ...webhook, account: ownNumber });
		return webhook;
	}
}

/** Subscribe, list and delete. */
export function addWebhookRoutes(
	app: FastifyInstance,
	register: WebhookRegister,
	{ accountOf, now }: TwoChatContext,
): void {
	const listed = (webhooks: Webhook[]) =>
		register.listShape === 'array' ? webhooks : { success: true, webhooks };

	app.post<{ Params: { event: string }; Body: string | undefined }>(
		'/open/webhooks/subscribe/:event',
		(request, reply) => {
			const ownNumber = accountOf(request);
			const { hook_url: hookUrl, on_number: onNumber } = bodyOf(request.body);
			if (typeof hookUrl !== 'string') throw malformed('hook_url', 'field required');
			const phone = phoneParameter('on_number', typeof onNumber === 'string' ? onNumber : '');
			const number = ownNumber.numbers.get(phone);
			if (number?.connectionStatus !== 'C') throw apiRefusal(404, `${phone} is not connected`);
			const data = register.subscribe(ownNumber, request.params.event, number.uuid, hookUrl, now());
			return reply.code(201).send({ success: true, data });
		},
	);

	app.get('/open/webhooks', (request) => listed(register.of(accountOf(request))));

	app.get<{ Params: { channel: string } }>('/open/webhooks/channel/:channel', (request) => {
		const { channel } = request.params;
		const webhooks = register.of(accountOf(request));
		return listed(webhooks.filter(({ channel_uuid }) => channel_uuid === channel));
	});

	app.delete<{ Params: { uuid: string } }>('/open/webhooks/:uuid', (request) => {
		const ownNumber = accountOf(request);
		const { uuid: id } = request.params;
		if (register.subscriptions.get(id)?.account !== ownNumber) {
			throw apiRefusal(404, 'The webhook was not found');
		}
		return { success: register.subscriptions.delete(id) };
	});
}
