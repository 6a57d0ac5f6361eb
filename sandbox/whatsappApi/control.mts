import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { WHATSAPP_STATES } from './connection.mts';
import type { WhatsAppApiSandbox } from './sandbox.mts';

const stateSchema = z.strictObject({
	state: z.enum(WHATSAPP_STATES),
	readyWaitMs: z.number().nonnegative().optional(),
});

/** Lets other processes say how far WhatsApp Web is. */
export function addControl(app: FastifyInstance, server: WhatsAppApiSandbox): void {
	app.put('/state/whatsappApi', ({ body }, reply) => {
		const { state, readyWaitMs } = stateSchema.parse(body);
		server.state = state;
		server.connection.readyWaitMs = readyWaitMs ?? server.connection.readyWaitMs;
		return reply.code(204).send();
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	return [['State', `curl -X PUT ${origin}/state/whatsappApi --json '{"state":"qr"}'`]];
}
