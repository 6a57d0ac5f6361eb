import type { FastifyRequest } from 'fastify';
import type { TwilioAccount } from './account.mts';
import { TwilioRefusal, unauthenticated } from './refusal.mts';

/** User name and password of HTTP Basic; null where the header is none. */
function basicOf(header: string | undefined): readonly [string, string] | null {
	const [, encoded] = /^Basic ([\w+/]+=*)$/.exec(header ?? '') ?? [];
	if (encoded === undefined) return null;
	const text = Buffer.from(encoded, 'base64').toString();
	const colon = text.indexOf(':');
	return colon < 0 ? null : [text.slice(0, colon), text.slice(colon + 1)];
}

/** Decides who comes in: each account with its own auth token or API keys. */
export class Gate {
	/** More requests at once get 429; null for no limit. */
	mostAtOnce: number | null = null;

	constructor(
		private readonly accounts: ReadonlyMap<string, TwilioAccount>,
		private readonly inFlight: () => number,
	) {}

	/** The account of the path; throws a refusal. */
	admit({ headers }: FastifyRequest, sid: string): TwilioAccount {
		const basic = basicOf(headers.authorization);
		const account = this.accounts.get(sid);
		if (!basic || !account?.knows(...basic)) throw unauthenticated();
		if (!account.isActive) throw new TwilioRefusal(403, 20005, 'Account not active');
		if (this.mostAtOnce !== null && this.inFlight() > this.mostAtOnce) {
			throw new TwilioRefusal(429, 20429, 'Too Many Requests');
		}
		return account;
	}
}
