import { rowsOf } from '../setup/ask.mts';
import { PROVIDERS, type ProviderId } from '../setup/providers.mts';
import { oneMessage, oneRequest, troubleAndStopOf, troubleOf } from '../setup/troubles.mts';
import { useSandbox } from '../setup/useSandbox.mts';

const NAMES: Readonly<Record<ProviderId, string>> = {
	wamm: 'WAMM.chat',
	twoChat: '2Chat',
	whatsappApi: 'WhatsApp API (Self-Hosted)',
};
const LATER = 'Run the workflow again later.';
/** Retried at once, so that the tests don't wait. */
const NOW = { 'retry-after': '0' };

type Expected = readonly [
	code: number,
	category: string,
	retryable: boolean,
	requests: number,
	error: string,
	message: string,
];

/** What a code means where a provider documents nothing else. */
const ANYWHERE: readonly Expected[] = [
	[401, 'auth', false, 1, '$ did not accept the credential (HTTP 401).', 'Check the key'],
	[402, 'quota', false, 1, '$ asks for payment (HTTP 402).', 'Check plan and credits'],
	[403, 'permission', false, 1, '$ does not allow this request (HTTP 403).', 'Check what'],
	[404, 'invalidResponse', false, 1, '$ does not know this address (HTTP 404).', 'Base URL'],
	[409, 'invalidRequest', false, 1, '$ did not accept the request (HTTP 409).', 'Check the values'],
	[410, 'invalidRequest', false, 1, '$ did not accept the request (HTTP 410).', 'Check the values'],
	[422, 'invalidRequest', false, 1, '$ did not accept the request (HTTP 422).', 'Check the values'],
	[429, 'rateLimit', true, 4, '$ received too many requests (HTTP 429).', 'lower Concurrency'],
	[486, 'invalidRequest', false, 1, '$ did not accept the request (HTTP 486).', 'Check the values'],
	[500, 'server', true, 2, '$ had trouble on its side (HTTP 500).', LATER],
	[502, 'server', true, 4, '$ is not available at the moment (HTTP 502).', LATER],
	[503, 'server', true, 4, '$ is not available at the moment (HTTP 503).', LATER],
];

const ON_2CHAT: readonly Expected[] = [
	[401, 'auth', false, 1, '$ did not accept the API key.', 'Copy the API key again'],
	[
		402,
		'quota',
		false,
		1,
		'$ asks for payment: the trial is over or the credits are used up.',
		'Check plan and credits under Billing in 2Chat.',
	],
	[403, 'permission', false, 1, '$ does not allow this request (HTTP 403).', 'Check what'],
	[404, 'notFound', false, 1, '$ does not know this number or message.', 'Check that the number'],
	[409, 'server', true, 4, 'The number is just starting in 2Chat.', 'repeated without success'],
	[
		410,
		'server',
		true,
		4,
		'The number is just connecting or disconnecting in 2Chat.',
		'repeated without success',
	],
	[422, 'invalidRequest', false, 1, '$ did not accept a value of the request.', 'country code'],
	[429, 'rateLimit', true, 4, '$ received too many requests (HTTP 429).', 'lower Concurrency'],
	[
		486,
		'rateLimit',
		true,
		4,
		'The number is busy with another request in 2Chat.',
		'Leave Concurrency at 1',
	],
	[500, 'server', true, 2, '$ had trouble on its side (HTTP 500).', LATER],
	[502, 'server', true, 4, '$ is not available at the moment (HTTP 502).', LATER],
	[503, 'server', true, 4, '$ is not available at the moment (HTTP 503).', LATER],
];

const EXPECTED: Readonly<Record<ProviderId, readonly Expected[]>> = {
	wamm: ANYWHERE,
	twoChat: ON_2CHAT,
	// Its 500 means users' mistakes as well, and is never repeated.
	whatsappApi: ANYWHERE.map(([code, category, retryable, requests, ...words]) => [
		code,
		category,
		retryable,
		code === 500 ? 1 : requests,
		...words,
	]),
};

describe.each(PROVIDERS)('An answer of %s', (provider) => {
	const sandbox = useSandbox();

	it.each(EXPECTED[provider])('with HTTP %i is %s', async (...expected) => {
		const [code, category, retryable, requests, error, message] = expected;
		const headers = requests > 1 ? NOW : {};
		const fault = { kind: 'status', code, body: { message: 'no' }, headers } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
		expect(trouble).toEqual({
			error: error.replace('$', NAMES[provider]),
			message: expect.stringContaining(message),
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
		const fault = { kind: 'status', code: provider === 'wamm' ? 200 : 422, body } as const;
		const trouble = await troubleAndStopOf(sandbox(), oneRequest(provider), fault);
		expect(trouble.message).toContain('says: “‹b›no‹/b› long long');
		expect(trouble.message.length).toBeLessThan(400);
		expect(trouble.error).not.toContain('long');
		expect(trouble.message).not.toMatch(/[<>\p{Cc}]/u);
	});
});
