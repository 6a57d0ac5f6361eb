import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { apiKey, exhaustedApiKey, blockedApiKey, phone } = SEEDED.twoChat;
const MESSAGES = `/whatsapp/messages/${phone}`;

describe('2Chat sandbox at the gate', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterEach(() => sandbox.close());

	const get = (path: string, key: string | null = apiKey) =>
		ask(`${sandbox.twoChat.baseUrl}${path}`, { headers: key ? { 'X-User-API-Key': key } : {} });

	it.each([
		['403 without a key', null, 403, { detail: 'Not authenticated' }],
		['401 to a wrong key', 'wrong', 401, { detail: 'Invalid API Key' }],
		['402 when the credits are used up', exhaustedApiKey, 402, { message: expect.any(String) }],
		[
			'403 to a blocked account',
			blockedApiKey,
			403,
			{ success: false, error: true, error_message: expect.any(String) },
		],
	])('answers %s', async (_case, key, status, body) => {
		// The path is malformed: who asks is checked before what is asked.
		const answer = await get('/whatsapp/messages/123', key);
		expect([answer.status, answer.json()]).toEqual([status, body]);
	});

	it('tells a blocked account so', async () => {
		const answer = await get('/info', blockedApiKey);
		expect(answer.json()).toMatchObject({ success: true, account: { blocked: true } });
	});

	it('takes one credit for every call, failed ones included', async () => {
		const account = sandbox.twoChat.accounts.get(apiKey);
		if (!account) throw new Error('not seeded');
		account.credits = 3;
		await get(MESSAGES);
		await get('/whatsapp/messages/123');
		const { usage } = (await get('/info')).json();
		expect(usage).toMatchObject({ api_request_count: 3, max_api_request_count: 3 });
		expect((await get('/info')).status).toBe(402);
	});

	it.each([
		['seconds', 7, /^7$/],
		['a date', 'date', /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/],
	] as const)(
		'answers 429 beyond the rate, Retry-After as %s',
		async (_form, retryAfter, shape) => {
			sandbox.twoChat.rateLimit = { requests: 2, perMs: 60_000, retryAfter };
			const answers = [await get('/info'), await get('/info'), await get('/info')];
			expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
			expect(answers[2]?.headers.get('retry-after')).toMatch(shape);
		},
	);

	it('lets requests in again when the window is over, and says nothing when told so', async () => {
		sandbox.twoChat.rateLimit = { requests: 1, perMs: 1_000 };
		expect((await get('/info')).status).toBe(200);
		const refused = await get('/info');
		expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, false]);
		await new Promise((resolve) => setTimeout(resolve, 1_050));
		expect((await get('/info')).status).toBe(200);
	});

	it('answers 486 at once to more than a number takes, and counts per number', async () => {
		sandbox.twoChat.busyBeyond = 2;
		sandbox.twoChat.faults.add({
			match: { path: '/messages/' },
			fault: { kind: 'latency', ms: 200 },
		});
		const answers = await Promise.all([1, 2, 3, 4].map(() => get(MESSAGES)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 486, 486]);
		expect((await get(MESSAGES)).status).toBe(200);
	});

	describe('webhooks', () => {
		const subscribe = (event: string, onNumber: string = phone) =>
			ask(`${sandbox.twoChat.baseUrl}/webhooks/subscribe/${event}`, {
				method: 'POST',
				headers: { 'X-User-API-Key': apiKey, 'content-type': 'application/json' },
				body: JSON.stringify({ hook_url: 'https://n8n.example/h?k=1', on_number: onNumber }),
			});

		it('are made, listed and deleted, one event each', async () => {
			const made = await subscribe('whatsapp.message.received');
			const { data } = made.json();
			expect(made.status).toBe(201);
			expect(data).toEqual({
				uuid: expect.stringMatching(/^WHK/),
				event_name: 'whatsapp.message.received',
				channel_uuid: SEEDED.twoChat.channelUuid,
				hook_url: 'https://n8n.example/h?k=1',
				hook_params: { waweb_uuid: SEEDED.twoChat.channelUuid },
				created_at: '2026-06-01T12:00:00Z',
			});
			expect((await get('/webhooks')).json()).toEqual({ success: true, webhooks: [data] });
			sandbox.twoChat.webhooks.listShape = 'array';
			expect((await get('/webhooks')).json()).toEqual([data]);
			expect((await get('/webhooks/channel/WPNother')).json()).toEqual([]);
			const remove = (key: string) =>
				ask(`${sandbox.twoChat.baseUrl}/webhooks/${data.uuid}`, {
					method: 'DELETE',
					headers: { 'X-User-API-Key': key },
				});
			expect((await remove(SEEDED.twoChat.largeApiKey)).status).toBe(404);
			expect((await remove(apiKey)).json()).toEqual({ success: true });
			expect((await get('/webhooks')).json()).toEqual([]);
		});

		it('pile up when repeated, or get 409', async () => {
			await subscribe('whatsapp.message.new');
			expect((await subscribe('whatsapp.message.new')).status).toBe(201);
			sandbox.twoChat.webhooks.onDuplicate = 'conflict';
			expect((await subscribe('whatsapp.message.new')).status).toBe(409);
			expect((await subscribe('whatsapp.message.sent')).status).toBe(201);
		});

		it('are refused for numbers that are not connected, and for bodies that are no JSON', async () => {
			const answer = await subscribe('whatsapp.message.new', SEEDED.twoChat.disconnectedPhone);
			expect(answer.status).toBe(404);
			const broken = await ask(`${sandbox.twoChat.baseUrl}/webhooks/subscribe/x`, {
				method: 'POST',
				headers: { 'X-User-API-Key': apiKey },
				body: '{',
			});
			expect([broken.status, broken.json()]).toEqual([400, { message: expect.any(String) }]);
		});
	});
});
