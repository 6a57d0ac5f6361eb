import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { exampleDigits, group, lidChat } = SEEDED.whatsappApi;
const { maria, olga } = SEEDED.contacts;

const failure = (message: string) => ({
	jsonrpc: '2.0',
	id: null,
	error: { code: -32000, message },
});
const LIMIT = failure('limit must be an integer between 1 and 100');
const PHONE = failure('phone_number must include country code and contain 8-15 digits');

const NO_CHAT = failure("Cannot read properties of undefined (reading 'fetchMessages')");

describe('WhatsApp API sandbox, chats', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());
	beforeEach(() => {
		sandbox.whatsappApi.unknownContact = 'error';
	});

	const get = (path: string) => ask(`${sandbox.whatsappApi.baseUrl}${path}`);
	const post = (body: string) =>
		ask(`${sandbox.whatsappApi.baseUrl}/api/messages`, { method: 'POST', body });

	it("answers the vendor's example, oldest first and pretty-printed", async () => {
		const answer = await get(`/api/messages?phone_number=+1%20(555)%20123-4567`);
		const { chat, count, messages } = answer.json();
		expect(
			answer.text.startsWith('{\n  "ok": true,\n  "chat": {\n    "id": "15551234567@c.us",'),
		).toBe(true);
		expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		expect(chat).toEqual({
			id: '15551234567@c.us',
			name: 'Alice',
			is_group: false,
			is_read_only: false,
			unread_count: 0,
			timestamp: 1717250585,
			archived: false,
			pinned: false,
			muted: false,
			last_message: messages[2],
		});
		expect(count).toBe(3);
		expect(messages.map(({ timestamp }: { timestamp: number }) => timestamp)).toEqual([
			1717249200, 1717250100, 1717250585,
		]);
		expect(messages[1]).toEqual({
			id: 'true_15551234567@c.us_FF66GG77HH88II99JJ00',
			from: '15551234567@c.us',
			to: 'me@c.us',
			author: null,
			from_me: false,
			type: 'image',
			body: 'Check out this photo',
			timestamp: 1717250100,
			has_media: true,
		});
	});

	it('answers POST as GET, whatever the type of the values', async () => {
		const byGet = await get(`/api/messages?phone_number=${maria.whatsAppDigits}&limit=5`);
		for (const phone of [maria.whatsAppDigits, Number(maria.whatsAppDigits)]) {
			const byPost = await post(JSON.stringify({ phone_number: phone, limit: '5' }));
			expect(byPost.text).toBe(byGet.text);
		}
	});

	it.each([
		['', 10],
		['&limit=', 10],
		['&limit=1e1', 10],
		['&limit=100', 100],
		['&limit=0', LIMIT],
		['&limit=101', LIMIT],
		['&limit=2.5', LIMIT],
	])('takes limits in a query: "%s"', async (limit, expected) => {
		const answer = await get(`/api/messages?phone_number=${maria.whatsAppDigits}${limit}`);
		const outcome = typeof expected === 'number' ? answer.json().count : answer.json();
		expect([answer.status, outcome]).toEqual([typeof expected === 'number' ? 200 : 500, expected]);
	});

	it.each([
		[{}, 10],
		[{ limit: 0 }, 10],
		[{ limit: null }, 10],
		[{ limit: '' }, 10],
		[{ limit: '2' }, 2],
		[{ limit: -1 }, LIMIT],
	])('takes limits in a body: %j', async (body, expected) => {
		const answer = await post(JSON.stringify({ phone_number: maria.whatsAppDigits, ...body }));
		const outcome = typeof expected === 'number' ? answer.json().count : answer.json();
		expect(outcome).toEqual(expected);
	});

	it('sorts only when it trims', async () => {
		const times = async (limit: number): Promise<number[]> =>
			(await get(`/api/messages?phone_number=${olga.whatsAppDigits}&limit=${limit}`))
				.json()
				.messages.map(({ timestamp }: { timestamp: number }) => timestamp);
		const all = await times(100);
		const sorted = [...all].sort((a, b) => a - b);
		expect(all).not.toEqual(sorted);
		expect(await times(all.length - 1)).toEqual(sorted.slice(1));
	});

	it('lists chats by newest activity, groups and hidden numbers included', async () => {
		const { count, chats } = (await get('/api/chats?limit=100')).json();
		const times = chats.map(({ timestamp }: { timestamp: number | null }) => timestamp);
		expect(count).toBe(sandbox.whatsappApi.chats.size);
		expect(times).toEqual([...times].sort((a, b) => (b ?? 0) - (a ?? 0)));
		expect(times.at(-1)).toBeNull();
		const ids = chats.map(({ id }: { id: string }) => id);
		expect(ids).toEqual(expect.arrayContaining([group, lidChat]));
		expect((await get('/api/chats?limit=0')).json()).toEqual(LIMIT);
		expect((await get('/api/chats?limit=2')).json().count).toBe(2);
	});

	it('reads no group and no hidden number, but a chat id by accident', async () => {
		expect((await get(`/api/messages?phone_number=${group}`)).json()).toEqual(PHONE);
		expect((await get(`/api/messages?phone_number=${lidChat}`)).json()).toEqual(NO_CHAT);
		const byId = await get(`/api/messages?phone_number=${exampleDigits}@c.us`);
		expect(byId.json().count).toBe(3);
	});

	it('stumbles over an unknown contact, or has nothing in other versions', async () => {
		const path = '/api/messages?phone_number=5215599999999';
		const answer = await get(path);
		expect([answer.status, answer.json()]).toEqual([500, NO_CHAT]);
		sandbox.whatsappApi.unknownContact = 'empty';
		expect((await get(path)).json()).toMatchObject({ ok: true, count: 0, messages: [] });
	});

	it('takes the first of repeated parameters', async () => {
		const phones = `phone_number=${maria.whatsAppDigits}&phone_number=1`;
		expect((await get(`/api/messages?${phones}&limit=3&limit=0`)).json().count).toBe(3);
		expect((await get('/api/messages?phone_number=1&phone_number=5')).json()).toEqual(PHONE);
	});

	it('sends a text, after it checked text, then phone', async () => {
		const { whatsappApi, clock } = sandbox;
		const send = async (body: object) =>
			await ask(`${whatsappApi.baseUrl}/api/send`, { method: 'POST', body: JSON.stringify(body) });
		const sent = (await send({ phone_number: exampleDigits, message: 'On my way' })).json();
		const [last] = whatsappApi.chats.get(sent.chat_id)?.messages.slice(-1) ?? [];
		expect(last).toMatchObject({ id: sent.message_id, from_me: true, body: 'On my way' });
		expect(sent).toMatchObject({
			ok: true,
			to: exampleDigits,
			timestamp: new Date(clock.now()).toISOString(),
		});
		const refused = async (body: object) => (await send(body)).json().error.message;
		expect(await refused({ phone_number: 1, message: ' ' })).toMatch(/^message must be/);
		expect(await refused({ phone_number: 1, message: 'x' })).toMatch(/^phone_number must/);
		expect(await refused({ phone_number: '79990000003', message: 'x' })).toBe('No LID for user');
	});
});
