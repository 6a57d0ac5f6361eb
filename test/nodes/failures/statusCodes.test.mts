import { registry } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { failedAnswersOf } from '../../support/sandbox/failedAnswers.mts';
import { PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import {
	oneMessage,
	oneRequest,
	troubleAndStopOf,
	troubleOf,
} from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

/** Retried at once, so that the tests don't wait. */
const NOW = { 'retry-after': '0' };
/** What may come right by itself. */
const RETRYABLE = ['rateLimit', 'server'];

/** One of each category: that the others mean what they do is tested with the adapters. */
function oneOfEach(provider: ProviderId) {
	const all = failedAnswersOf(provider);
	return all.filter(({ category }, at) => all.findIndex((one) => one.category === category) === at);
}

describe.each(PROVIDERS)('An answer of %s', (provider) => {
	const sandbox = useSandbox();

	it.each(oneOfEach(provider))('with HTTP $code is $category', async (expected) => {
		const { code, category, requests, error, advice, body = { message: 'no' } } = expected;
		const headers = requests > 1 ? NOW : {};
		const fault = { kind: 'status', code, body, headers } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
		const retryable = RETRYABLE.includes(category);
		expect(trouble).toEqual({
			error: error.replace('$', registry[provider].label),
			message: expect.stringContaining(advice),
			details: { category, retryable, provider, httpStatus: code, providerCode: null },
			requests,
		});
	});

	it('with HTTP 429 and no Retry-After is asked again by itself, and then answers', async () => {
		sandbox()[provider].faults.add({ times: 1, fault: { kind: 'status', code: 429 } });
		expect(await rowsOf(sandbox(), oneMessage(provider))).toHaveLength(1);
		const [first, second] = sandbox()[provider].requests;
		expect([first?.status, second?.status]).toEqual([429, 200]);
		expect(second?.path).toBe(first?.path);
	});

	it('with HTTP 429 and a long Retry-After is not waited for, and says how long it takes', async () => {
		const headers = { 'retry-after': '3600' };
		const fault = { kind: 'status', code: 429, headers } as const;
		const trouble = await troubleOf(sandbox(), oneRequest(provider), { fault });
		expect(trouble.message).toContain('It asks to wait 3600 seconds.');
		expect(trouble.requests).toBe(1);
	});

	it('with HTTP 429 and a date in Retry-After is asked again when that is past', async () => {
		const headers = { 'retry-after': new Date(Date.now() - 60_000).toUTCString() };
		const fault = { kind: 'status', code: 429, headers } as const;
		const trouble = await troubleOf(sandbox(), oneRequest(provider), { fault });
		expect(trouble.requests).toBe(4);
		expect(trouble.message).not.toContain('It asks to wait');
	});

	it('with a text of the provider shows it in the description only, harmless and short', async () => {
		const text = `<b>no</b>\u0007\n${'long '.repeat(200)}`;
		const body = { err: text, error: text, message: text };
		const code = providerOf(provider).expected.shownTextCode;
		const fault = { kind: 'status', code, body } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
		expect(trouble.message).toContain('says: “‹b›no‹/b› long long');
		expect(trouble.message.length).toBeLessThan(400);
		expect(trouble.error).not.toContain('long');
		expect(trouble.message).not.toMatch(/[<>\p{Cc}]/u);
	});
});
