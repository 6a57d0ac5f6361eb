import { registry } from '../../../adapters/index.ts';
import { providerOf, refusalWith } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import {
	oneMessage,
	oneRequest,
	troubleAndStopOf,
	troubleOf,
} from '../../support/sandbox/troubles.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const LATER = 'Run the workflow again later.';
/** Retried at once, so that the tests don't wait. */
const NOW = { 'retry-after': '0' };
/** What may come right by itself. */
const RETRYABLE = ['rateLimit', 'server'];

interface Expected {
	readonly code: number;
	readonly category: string;
	readonly requests: number;
	readonly error: string;
	readonly advice: string;
	readonly body?: unknown;
}

/** What a code means where a provider documents nothing else. */
const ANYWHERE: readonly Expected[] = (
	[
		[401, 'auth', 1, '$ did not accept the credential (HTTP 401).', 'Check the key'],
		[402, 'quota', 1, '$ asks for payment (HTTP 402).', 'Check plan and credits'],
		[403, 'permission', 1, '$ does not allow this request (HTTP 403).', 'Check what'],
		[404, 'invalidResponse', 1, '$ does not know this address (HTTP 404).', 'Base URL'],
		[409, 'invalidRequest', 1, '$ did not accept the request (HTTP 409).', 'Check the values'],
		[410, 'invalidRequest', 1, '$ did not accept the request (HTTP 410).', 'Check the values'],
		[422, 'invalidRequest', 1, '$ did not accept the request (HTTP 422).', 'Check the values'],
		[429, 'rateLimit', 4, '$ received too many requests (HTTP 429).', 'lower Concurrency'],
		[486, 'invalidRequest', 1, '$ did not accept the request (HTTP 486).', 'Check the values'],
		[500, 'server', 2, '$ had trouble on its side (HTTP 500).', LATER],
		[502, 'server', 4, '$ is not available at the moment (HTTP 502).', LATER],
		[503, 'server', 4, '$ is not available at the moment (HTTP 503).', LATER],
	] as const
).map(([code, category, requests, error, advice]) => ({ code, category, requests, error, advice }));

/** What each code means here: in the provider's own words, or else in ours for all. */
function expectedOf(provider: ProviderId): readonly Expected[] {
	const own = providerOf(provider).refusals.flatMap(({ says, isRepeated, ...refusal }) => {
		const [error, advice] = says ?? [];
		return error && advice ? [{ ...refusal, requests: isRepeated ? 4 : 1, error, advice }] : [];
	});
	const others = ANYWHERE.filter(({ code }) => !own.some((each) => each.code === code));
	return [
		...own,
		...others.map((each) => {
			const { category = each.category, isRepeated } = refusalWith(provider, each.code) ?? {};
			return { ...each, category, requests: isRepeated === false ? 1 : each.requests };
		}),
	];
}

describe.each(PROVIDERS)('An answer of %s', (provider) => {
	const sandbox = useSandbox();

	it.each(expectedOf(provider))('with HTTP $code is $category', async (expected) => {
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
