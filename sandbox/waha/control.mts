import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { named } from '../controlled.mts';
import type { WahaSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';
import { SESSION_STATUSES } from './session.mts';
import { EVENTS } from './webhooks.mts';

const session = z.string().default(SEEDED.session);
const hookSchema = z.strictObject({ session, url: z.string(), hmacKey: z.string().optional() });
const stateSchema = z.strictObject({ session, status: z.enum(SESSION_STATUSES) });
const tellSchema = z.strictObject({
	session,
	id: z.string(),
	event: z.enum(EVENTS).default('message.any'),
});

/** Lets other processes add a session's webhook, as its user does, say how it is, and have webhooks sent. */
export function addControl(app: FastifyInstance, server: WahaSandbox): void {
	const sessionOf = (name: string) => named(server.sessions.get(name), 'session');
	app.put('/hook/waha', ({ body }, reply) => {
		const { session: name, url, hmacKey } = hookSchema.parse(body);
		const hmac = hmacKey === undefined ? null : { key: hmacKey };
		sessionOf(name).webhooks = [{ url, events: EVENTS, hmac }];
		return reply.code(204).send();
	});
	app.put('/state/waha', ({ body }, reply) => {
		const { session: name, status } = stateSchema.parse(body);
		sessionOf(name).status = status;
		return reply.code(204).send();
	});
	app.post('/webhooks/waha', async ({ body }) => {
		const { session: name, id, event } = tellSchema.parse(body);
		const found = sessionOf(name);
		const message = named(found.find(id, Infinity), 'message');
		return { deliveries: await server.webhooks.tell(found, message, event) };
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	return [
		['Webhooks', `curl -X PUT ${origin}/hook/waha --json '{"url":"https://…"}'`],
		['', `curl ${origin}/webhooks/waha --json '{"id":"${SEEDED.ids.received}"}'`],
		['State', `curl -X PUT ${origin}/state/waha --json '{"status":"SCAN_QR_CODE"}'`],
	];
}
