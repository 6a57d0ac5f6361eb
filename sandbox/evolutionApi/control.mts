import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { named } from '../controlled.mts';
import type { EvolutionSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const tellSchema = z.strictObject({
	instance: z.string().default(SEEDED.instance),
	id: z.string(),
	event: z
		.enum(['messages.upsert', 'send.message', 'messages.update', 'messages.delete'])
		.default('messages.upsert'),
	status: z.string().optional(),
});

/** Lets other processes have webhooks sent. */
export function addControl(
	app: FastifyInstance,
	{ instances, webhookSender }: EvolutionSandbox,
): void {
	app.post('/webhooks/evolutionApi', async ({ body }) => {
		const { instance: name, id, event, status } = tellSchema.parse(body);
		const instance = named(instances.get(name), 'instance');
		return { delivery: await webhookSender.tell(instance, id, event, status) };
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	const message = `{"id":"${SEEDED.messageIds.received}"}`;
	return [['Webhooks', `curl ${origin}/webhooks/evolutionApi --json '${message}'`]];
}
