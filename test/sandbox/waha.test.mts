import { createHmac } from 'node:crypto';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { apiKey, session, browserSession, storelessSession, unpairedSession, ids } = SEEDED.waha;
const { maria, olga, noor } = SEEDED.contacts;
const OLGA = `${olga.whatsAppDigits}%40c.us`;
type Printed = Readonly<Record<string, unknown>> & {
	readonly id: string;
	readonly timestamp: number;
};

describe('WAHA sandbox', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());

	const headers = { 'x-api-key': apiKey };
	const call = async (path: string, init: RequestInit = {}) =>
		await ask(`${sandbox.waha.baseUrl}/api/${path}`, { headers, ...init });
	const get = async <T = Printed[],>(path: string): Promise<T> => (await call(path)).json() as T;
	const list = async (name: string, chat: string, query = 'limit=100&downloadMedia=false') =>
		await get(`${name}/chats/${chat}/messages?${query}`);

	describe('refuses', () => {
		it.each([{}, { 'x-api-key': 'wrong' }])('whoever has no key: %j', async (given) => {
			const { status, ...answer } = await call('sessions', { headers: given as never });
			expect([status, answer.json()]).toEqual([401, { message: 'Unauthorized', statusCode: 401 }]);
		});

		it.each([
			[
				'sessions/nobody',
				404,
				{ message: 'Session not found', error: 'Not Found', statusCode: 404 },
			],
			[
				`${unpairedSession}/chats/all/messages?limit=1`,
				422,
				{
					error: 'Session status is not as expected. Try again later or restart the session',
					session: unpairedSession,
					status: 'SCAN_QR_CODE',
					expected: ['WORKING'],
				},
			],
			[
				`${session}/chats/all/messages?limit=x`,
				400,
				{
					message: ['limit must be a number conforming to the specified constraints'],
					error: 'Bad Request',
					statusCode: 400,
				},
			],
			[
				`${session}/chats/all/messages?limit=1&pageSize=2`,
				400,
				expect.objectContaining({ message: ['property pageSize should not exist'] }),
			],
			[
				`${session}/chats/${OLGA}/messages/true_${OLGA}_NONE`,
				404,
				{ message: 'Message not found', error: 'Not Found', statusCode: 404 },
			],
			['nothing', 404, expect.objectContaining({ message: 'Cannot GET /api/nothing' })],
			[
				`${storelessSession}/chats/all/messages?limit=1`,
				400,
				expect.objectContaining({ message: expect.stringContaining('Enable NOWEB store') }),
			],
			[
				`${browserSession}/chats/all/messages?limit=1`,
				500,
				expect.objectContaining({
					exception: expect.objectContaining({ stack: expect.anything() }),
				}),
			],
		])('%s with HTTP %i', async (path, code, body) => {
			const answer = await call(path);
			expect([answer.status, answer.json()]).toEqual([code, body]);
		});
	});

	describe('a list', () => {
		it('counts what it leaves out: a short page is not its end', async () => {
			const pages: Printed[][] = [];
			for (let offset = 0; ; offset += 20) {
				const page = await list(session, 'all', `limit=20&offset=${offset}`);
				if (page.length === 0) break;
				pages.push(page);
			}
			expect(pages.slice(0, -1).some((page) => page.length < 20)).toBe(true);
			const times = pages.flat().map(({ timestamp }) => timestamp);
			expect(times).toEqual([...times].sort((a, b) => b - a));
			expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(times.length);
		});

		it('downloads files unless it is told not to', async () => {
			const hasFiles = (page: Printed[]) => page.some(({ media }) => media !== null);
			expect(hasFiles(await list(session, 'all', 'limit=100&offset=40'))).toBe(true);
			const without = 'limit=100&offset=40&downloadMedia=false';
			expect(hasFiles(await list(session, 'all', without))).toBe(false);
		});

		it('names the chat as sender on GOWS, and the real one in a browser', async () => {
			const [inStore] = await list(session, OLGA, 'limit=1&filter.fromMe=true');
			const [inBrowser] = await list(browserSession, OLGA, 'limit=1&filter.fromMe=true');
			expect(inStore).toMatchObject({ from: `${olga.whatsAppDigits}@c.us`, to: null });
			expect(inBrowser).toMatchObject({ to: `${olga.whatsAppDigits}@c.us` });
			expect(inBrowser?.id).toBe(inStore?.id);
			expect(inBrowser?.from).not.toBe(inStore?.from);
		});

		it('keeps to the times that are asked for, both inclusive', async () => {
			const [, second, third] = await list(session, OLGA);
			const query = `limit=9&filter.timestamp.lte=${second?.timestamp}&filter.timestamp.gte=${third?.timestamp}`;
			expect((await list(session, OLGA, query)).map(({ id }) => id)).toEqual([
				second?.id,
				third?.id,
			]);
		});

		it('puts a phone and its hidden number together, unless told not to', async () => {
			const chats = async (query: string) =>
				new Set(
					(await list(session, `${noor.whatsAppDigits}%40c.us`, query)).map(
						({ id }) => id.split('_')[1],
					),
				);
			expect((await chats('limit=100')).size).toBe(2);
			expect((await chats('limit=100&merge=false')).size).toBe(1);
		});

		it('of somebody that nobody wrote with is empty on GOWS, and stumbles in a browser', async () => {
			expect(await list(session, '79990000000%40c.us')).toEqual([]);
			expect(
				(await call(`${browserSession}/chats/79990000000%40c.us/messages?limit=1`)).status,
			).toBe(500);
		});
	});

	describe('a message', () => {
		it.each([
			[session, ids.failed, null, 'UNKNOWN'],
			[browserSession, ids.failed, -1, 'ERROR'],
			[session, ids.played, 4, 'PLAYED'],
			[session, ids.unknown, null, 'UNKNOWN'],
		])('on %s says of %s: %j, %s', async (name, id, ack, ackName) => {
			const found = sandbox.waha.sessions.get(session)?.messages.find((each) => each.id === id);
			const path = `${name}/chats/all/messages/true_${encodeURIComponent(found?.chat ?? '')}_${id}`;
			expect(await get<Printed>(path)).toMatchObject({ ack, ackName });
		});

		it('is found by the last part of its id on GOWS only', async () => {
			const found = await get<Printed>(`${session}/chats/all/messages/${ids.read}`);
			expect(found.id).toMatch(new RegExp(`^true_\\d+@c.us_${ids.read}$`));
			expect((await call(`${browserSession}/chats/all/messages/${ids.read}`)).status).toBe(404);
		});

		it('goes on with the clock', async () => {
			const own = await startSandbox();
			const ack = async () => {
				const path = `${session}/chats/all/messages/${ids.advancing}`;
				return (await ask(`${own.waha.baseUrl}/api/${path}`, { headers })).json().ackName;
			};
			expect(await ack()).toBe('PENDING');
			own.clock.advance(5_000);
			expect(await ack()).toBe('DEVICE');
			await own.close();
		});
	});

	describe('sendText', () => {
		const send = async (body: object) =>
			await call('sendText', { method: 'POST', body: JSON.stringify(body) });
		const text = { session, chatId: '79165550100@c.us', text: 'Hola' };

		it('takes a text, which then goes on with the clock', async () => {
			const own = await startSandbox({ messages: 1 });
			const init = { method: 'POST', headers, body: JSON.stringify(text) };
			const taken = await ask(`${own.waha.baseUrl}/api/sendText`, init);
			const { id } = taken.json();
			expect([taken.status, own.waha.outbox.messages]).toEqual([
				201,
				[{ id, contact: '79165550100', text: 'Hola', mediaUrl: null, at: own.clock.now() }],
			]);
			const path = `${session}/chats/all/messages/${id}`;
			const ack = async () =>
				(await ask(`${own.waha.baseUrl}/api/${path}`, { headers })).json().ackName;
			expect(await ack()).toBe('PENDING');
			own.clock.advance(15_000);
			expect(await ack()).toBe('READ');
			await own.close();
		});

		it.each([
			[{ session, text: 'x' }, 400],
			[{ ...text, delay: 5 }, 400],
			[{ ...text, session: 'nobody' }, 404],
			[{ ...text, session: unpairedSession }, 422],
			[{ ...text, chatId: '79165550100' }, 500],
			[{ ...text, session: browserSession, chatId: '79165550003@c.us' }, 500],
		])('refuses %j with HTTP %i, and takes nothing', async (body, code) => {
			const before = sandbox.waha.outbox.messages.length;
			expect((await send(body)).status).toBe(code);
			expect(sandbox.waha.outbox.messages).toHaveLength(before);
		});

		it('answers with each engine’s own object', async () => {
			expect((await send(text)).json().id).toMatch(/^true_79165550100@c.us_/);
			const { id } = (await send({ ...text, session: browserSession })).json();
			expect(id._serialized).toMatch(/^true_79165550100@c.us_/);
		});
	});

	it('lists chats with their last messages, newest first', async () => {
		const chats = await get<Array<{ id: string; lastMessage: Printed }>>(
			`${browserSession}/chats/overview?limit=5&offset=0`,
		);
		expect(chats).toHaveLength(5);
		expect(chats[0]?.id).toBe(`${maria.whatsAppDigits}@c.us`);
		const times = chats.map(({ lastMessage }) => lastMessage.timestamp);
		expect(times).toEqual([...times].sort((a, b) => b - a));
	});

	it.each([
		['178231456203987%40lid', `${noor.whatsAppDigits}@c.us`],
		['178231456203987', `${noor.whatsAppDigits}@c.us`],
		['1%40lid', null],
	])('tells the phone behind %s', async (lid, pn) => {
		expect(await get<object>(`${session}/lids/${lid}`)).toMatchObject({ pn });
	});

	it('signs its webhooks, and sends each of a session’s URLs what it wants', async () => {
		const waha = sandbox.waha.sessions.get(session);
		const message = waha?.find(ids.received, Infinity);
		if (!waha || !message) throw new Error('It is not there.');
		const url = 'http://127.0.0.1:9/';
		waha.webhooks = [
			{ url, events: ['message'], hmac: { key: 'k' } },
			{ url, events: ['message.ack'] },
		];
		sandbox.waha.webhooks.timeScale = 0;
		const deliveries = await sandbox.waha.webhooks.tell(waha, message, 'message');
		expect(deliveries).toHaveLength(1);
		const [{ body = '', headers: sent = {} } = {}] = deliveries;
		expect(sent['X-Webhook-Hmac']).toBe(createHmac('sha512', 'k').update(body).digest('hex'));
		expect(JSON.parse(body)).toMatchObject({
			event: 'message',
			session,
			payload: { id: expect.stringContaining(ids.received), fromMe: false },
		});
		expect(await sandbox.waha.webhooks.tell(waha, message, 'message.any')).toEqual([]);
	});
});
