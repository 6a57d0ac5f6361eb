import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { named } from '../controlled.mts';
import { MESSAGE_SHAPES, RECEIPT_SHAPES } from './events.mts';
import type { TwoChatSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const tellSchema = z.strictObject({
	apiKey: z.string().default(SEEDED.apiKey),
	uuid: z.string(),
	topic: z.string(),
	message: z.enum(MESSAGE_SHAPES).optional(),
	receipt: z.enum(RECEIPT_SHAPES).optional(),
});

/** Lets other processes have webhooks sent. */
export function addControl(
	app: FastifyInstance,
	{ accounts, webhookSender }: TwoChatSandbox,
): void {
	app.post('/webhooks/twoChat', async ({ body }) => {
		const { apiKey, uuid, topic, ...shapes } = tellSchema.parse(body);
		const account = named(accounts.get(apiKey), 'account');
		return { deliveries: await webhookSender.tell(account, topic, uuid, shapes) };
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	const message = `{"uuid":"${SEEDED.messageUuids.inbound}","topic":"whatsapp.message.received"}`;
	return [['Webhooks', `curl ${origin}/webhooks/twoChat --json '${message}'`]];
}
