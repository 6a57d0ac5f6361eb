import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v4';
import { named } from '../controlled.mts';
import type { TwilioSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const account = z.string().default(SEEDED.accountSid);
const hookSchema = z.strictObject({
	account,
	phone: z.string().default(SEEDED.phone),
	url: z.string(),
});
const tellSchema = z.strictObject({ account, sid: z.string() });

/** Lets other processes set a number's URL, as its user does, and have webhooks sent. */
export function addControl(app: FastifyInstance, { accounts, webhooks }: TwilioSandbox): void {
	app.put('/hook/twilio', ({ body }, reply) => {
		const { account: sid, phone, url } = hookSchema.parse(body);
		const numbers = named(accounts.get(sid), 'account').numbers;
		named(
			numbers.find((number) => number.phone === phone),
			'number',
		).smsUrl = url;
		return reply.code(204).send();
	});
	app.post('/webhooks/twilio', async ({ body }) => {
		const { account: sid, sid: message } = tellSchema.parse(body);
		return { delivery: await webhooks.tell(named(accounts.get(sid), 'account'), message) };
	});
}

/** @see addControl */
export function controls(origin: string): ReadonlyArray<readonly [string, string]> {
	const message = `{"sid":"${SEEDED.messageSids.receivedOnWhatsApp}"}`;
	return [
		['Webhooks', `curl -X PUT ${origin}/hook/twilio --json '{"url":"https://…"}'`],
		['', `curl ${origin}/webhooks/twilio --json '${message}'`],
	];
}
