import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { named } from '../controlled.mts';
import type { WammSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const seededToken = z.string().default(SEEDED.token);
const hookSchema = z.strictObject({ token: seededToken, url: z.string() });
const tellSchema = z.strictObject({
	token: seededToken,
	id: z.string(),
	event: z.enum(['msg', 'msg_state']).default('msg'),
	fromApi: z.boolean().default(false),
});

/** Lets other processes set a channel's hook, as its user does, and have webhooks sent. */
export function addControl(app: FastifyInstance, { channels, webhooks }: WammSandbox): void {
	app.put('/hook/wamm', ({ body }, reply) => {
		const { token, url } = hookSchema.parse(body);
		named(channels.get(token), 'channel').hook = url;
		return reply.code(204).send();
	});
	app.post('/webhooks/wamm', async ({ body }) => {
		const { token, id, event, fromApi } = tellSchema.parse(body);
		const channel = named(channels.get(token), 'channel');
		return { delivery: await webhooks.tell(channel, id, event, { fromApi }) };
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	const message = `{"id":"${SEEDED.messageIds.received}"}`;
	return [
		['Webhooks', `curl -X PUT ${origin}/hook/wamm --json '{"url":"https://…"}'`],
		['', `curl ${origin}/webhooks/wamm --json '${message}'`],
	];
}
