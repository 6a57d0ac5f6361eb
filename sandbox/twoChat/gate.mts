import type { FastifyRequest } from 'fastify';
import type { Account } from './account.mts';
import { type RateLimit, RateLimiter } from './rateLimiter.mts';
import { apiRefusal, gatewayRefusal, limitRefusal } from './refusal.mts';

/** Decides who comes in, and takes the credit that every call costs. */
export class Gate {
	rateLimit: RateLimit | null = null;
	readonly #limiters = new WeakMap<Account, RateLimiter>();

	constructor(private readonly accounts: ReadonlyMap<string, Account>) {}

	/** The account of the request's key. Throws a Refusal; only calls that come in cost a credit. */
	admit(request: FastifyRequest): Account {
		const key = request.headers['x-user-api-key'];
		if (typeof key !== 'string' || key === '') throw gatewayRefusal(403, 'Not authenticated');
		const account = this.accounts.get(key);
		if (!account) throw gatewayRefusal(401, 'Invalid API Key');
		const tooMany = this.rateLimit && this.#limiterOf(account).refuse(this.rateLimit);
		if (tooMany) throw limitRefusal(429, 'Too many requests', tooMany);
		if (account.credits <= 0) throw limitRefusal(402, 'You have used up your credits');
		account.credits -= 1;
		account.creditsUsed += 1;
		if (account.blocked && request.routeOptions.url !== '/open/info') {
			throw apiRefusal(403, 'This account is blocked');
		}
		return account;
	}

	#limiterOf(ownNumber: Account): RateLimiter {
		let limiter = this.#limiters.get(ownNumber);
		if (!limiter) this.#limiters.set(ownNumber, (limiter = new RateLimiter()));
		return limiter;
	}
}
