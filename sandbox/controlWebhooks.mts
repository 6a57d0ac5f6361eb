import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { SEEDED } from './seeded.mts';
import { MESSAGE_SHAPES, RECEIPT_SHAPES } from './twoChat/events.mts';
import type { TwoChatSandbox } from './twoChat/sandbox.mts';
import type { WammSandbox } from './wamm/sandbox.mts';

const wammToken = z.string().default(SEEDED.wamm.token);
const hookSchema = z.strictObject({ token: wammToken, url: z.string() });
const wammSchema = z.strictObject({
	token: wammToken,
	id: z.string(),
	event: z.enum(['msg', 'msg_state']).default('msg'),
	fromApi: z.boolean().default(false),
});
const twoChatSchema = z.strictObject({
	apiKey: z.string().default(SEEDED.twoChat.apiKey),
	uuid: z.string(),
	topic: z.string(),
	message: z.enum(MESSAGE_SHAPES).optional(),
	receipt: z.enum(RECEIPT_SHAPES).optional(),
});

/** Lets other processes set WAMM.chat's hook, as its user does, and have webhooks sent. */
export function addWebhookControl(
	app: FastifyInstance,
	{ wamm, twoChat }: { readonly wamm: WammSandbox; readonly twoChat: TwoChatSandbox },
): void {
	const found = <T,>(thing: T | undefined, what: string): T => {
		if (thing) return thing;
		throw Object.assign(new Error(`no such ${what}`), { statusCode: 404 });
	};
	app.put('/hook/wamm', ({ body }, reply) => {
		const { token, url } = hookSchema.parse(body);
		found(wamm.channels.get(token), 'channel').hook = url;
		return reply.code(204).send();
	});
	app.post('/webhooks/wamm', async ({ body }) => {
		const { token, id, event, fromApi } = wammSchema.parse(body);
		const channel = found(wamm.channels.get(token), 'channel');
		return { delivery: await wamm.webhooks.tell(channel, id, event, { fromApi }) };
	});
	app.post('/webhooks/twoChat', async ({ body }) => {
		const { apiKey, uuid, topic, ...shapes } = twoChatSchema.parse(body);
		const account = found(twoChat.accounts.get(apiKey), 'account');
		return { deliveries: await twoChat.courier.tell(account, topic, uuid, shapes) };
	});
}
