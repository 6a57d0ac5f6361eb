import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account, TwoChatNumber } from './account.mts';
import { limitRefusal } from './refusal.mts';

/**
 * Refuses requests for a number that has enough to do, before any fault strikes: its latency is
 * part of the work that keeps the number busy.
 *
 * @param limit how many it takes at once; null for any number.
 */
export function refuseWhenBusy(
	app: FastifyInstance,
	accounts: ReadonlyMap<string, Account>,
	limit: () => number | null,
): void {
	app.addHook('preValidation', async (request, reply) => {
		const number = numberOf(request, accounts);
		if (!number) return;
		number.inFlight += 1;
		reply.raw.once('close', () => {
			number.inFlight -= 1;
		});
		if (number.inFlight > (limit() ?? Infinity)) {
			throw limitRefusal(486, 'The number is busy with a previous request');
		}
	});
}

function senderOf(body: unknown): string | undefined {
	return /"from_number":\s*"(\+\d+)"/.exec(typeof body === 'string' ? body : '')?.[1];
}

function numberOf(
	request: FastifyRequest,
	accounts: ReadonlyMap<string, Account>,
): TwoChatNumber | undefined {
	const account = accounts.get(String(request.headers['x-user-api-key']));
	const { own = senderOf(request.body), sessionKey } = request.params as {
		own?: string;
		sessionKey?: string;
	};
	if (own !== undefined) return account?.numbers.get(own);
	const channel = /^WW-(WPN[\da-f-]{36})-/.exec(sessionKey ?? '')?.[1];
	return [...(account?.numbers.values() ?? [])].find(({ uuid }) => uuid === channel);
}
