import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { CHAT, contact, envelope, open, READY, row } from './setup.mts';

describe('a WhatsApp API server that isn’t ready', () => {
	it.each([
		['stopped', /not started/, false],
		['starting', /just starting/, true],
		['qr', /QR code/, false],
		['authenticated', /still loading/, true],
		['auth_failure', /did not accept/, false],
		['disconnected', /lost its connection/, false],
		['something new', /not ready/, false],
		['constructor', /not ready/, false],
		[null, /not ready/, false],
	])('in the state %j is said to be so at once', async (state, message, retryable) => {
		const { read, transport } = open({}, 200, { state, ready: false, account: null });
		const failure = await failureOf(read({ contact }));
		expect(failure).toMatchObject({ category: 'notConnected', scope: 'account', retryable });
		expect(failure.retry).toBe(false);
		expect(failure.message).toMatch(message);
		expect(failure.advice.length).toBeGreaterThan(20);
		expect(transport.requests).toHaveLength(1);
	});

	it.each(['qr', 'authenticated', 'something new', null])(
		'is ready all the same where only its state %j says otherwise',
		async (state) => {
			const { check, read } = open({ ok: true, messages: [row()] }, 200, { ...READY, state });
			expect(await read({ contact })).toHaveLength(1);
			expect((await check()).ok).toBe(true);
		},
	);

	it.each(['stopped', 'auth_failure', 'disconnected', 'something new'])(
		'in the state %s is started before its QR code is looked at',
		async (state) => {
			const { advice } = await failureOf(open({}, 200, { state, ready: false }).read({ contact }));
			expect(advice).toMatch(/curl -X POST http:\/\/127\.0\.0\.1:8790\/api\/auth\/start.*\/qr/);
		},
	);

	it.each([[{ contact }], [{}]])('ends the other reads too: %j', async (asked) => {
		const { read, transport } = open({}, 200, { state: 'qr', ready: false });
		const failures = [read(asked), read({ contact: '+5215512345678' }), read({})].map(failureOf);
		expect(new Set((await Promise.all(failures)).map(({ category }) => category))).toEqual(
			new Set(['notConnected']),
		);
		expect(transport.requests).toHaveLength(1);
	});

	it('says none of the server’s own paths', async () => {
		const state = {
			state: 'qr',
			ready: false,
			auth_dir: '/home/operator/.wwebjs_auth',
			last_error: '/home',
		};
		const failure = await failureOf(open({}, 200, state).read({ contact }));
		expect(JSON.stringify(failure) + failure.message + failure.advice).not.toContain('/home');
	});

	it('may become so after it was asked', async () => {
		const { read } = open(
			envelope('WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.'),
			500,
		);
		expect(await failureOf(read({ contact }))).toMatchObject({
			category: 'notConnected',
			httpStatus: 500,
		});
	});

	it.each([
		['no state', {}],
		['a list', []],
		['a text for ready', { state: 'ready', ready: 'yes' }],
	])('is none where %s answers', async (_what, state) => {
		const failure = await failureOf(open({}, 200, state).read({ contact }));
		expect(failure).toMatchObject({ category: 'invalidResponse', httpStatus: 200 });
	});
});

describe('HTTP 500 of WhatsApp API', () => {
	it.each([
		['limit must be an integer between 1 and 100', 'invalidRequest'],
		['phone_number must include country code and contain 8-15 digits', 'invalidRequest'],
		["Cannot read properties of undefined (reading 'fetchMessages')", 'notFound'],
		['No LID for user', 'notFound'],
		['No LID for user\nnew Error (<anonymous>:6:31)', 'notFound'],
		["Cannot read properties of undefined (reading 'waitForChatLoading')", 'server'],
		["Cannot read properties of undefined (reading 'fetchMessages') at evaluate", 'server'],
		["Cannot read properties of undefined (reading 'getChat')", 'server'],
		['invalid wid', 'server'],
		['not found', 'server'],
		['WhatsApp auth failed', 'notConnected'],
		['Protocol error (Runtime.callFunctionOn): Target closed.', 'server'],
		['', 'server'],
	])('saying “%s” is %s, and is never repeated', async (text, category) => {
		const { read, transport } = open(envelope(text), 500);
		expect(await failureOf(read({ contact }))).toMatchObject({
			provider: 'whatsappApi',
			category,
			httpStatus: 500,
			retry: false,
			detail: text.replace('\n', ' ') || null,
		});
		expect(transport.requests).toHaveLength(2);
	});

	it.each([
		"Cannot read properties of undefined (reading 'waitForChatLoading')\nGenerator.next (<anonymous>)",
		"Cannot read properties of undefined (reading 'update')",
		'r',
		'r\n    at evaluate (<anonymous>:16:79)',
		'Evaluation failed: f',
	])('saying “%s” is the library that no longer fits WhatsApp Web', async (text) => {
		const failure = await failureOf(open(envelope(text), 500).read({ contact }));
		expect(failure).toMatchObject({ category: 'server', scope: 'item', retryable: true });
		expect(failure.message).toContain('library');
		expect(failure.advice).toContain('update whatsapp-web.js on the server and restart it');
	});

	it('of one spelling is told, although another answers with nothing', async () => {
		for (const first of [true, false]) {
			let asked = 0;
			const { read } = open(() => {
				asked += 1;
				const isBroken = (asked === 1) === first;
				return isBroken
					? answer(
							envelope("Cannot read properties of undefined (reading 'waitForChatLoading')"),
							500,
						)
					: answer({ ok: true, chat: CHAT, messages: [] });
			});
			const failure = await failureOf(read({ contact: '+52 55 1234 5678' }));
			expect(failure).toMatchObject({ category: 'server' });
			expect(asked).toBe(2);
		}
	});

	it.each(['r', "Cannot read properties of undefined (reading 'waitForChatLoading')"])(
		'saying “%s” of one spelling doesn’t keep the other from being read',
		async (text) => {
			let asked = 0;
			const { notices, read } = open(() => {
				asked += 1;
				return asked === 1
					? answer(envelope(text), 500)
					: answer({ ok: true, chat: CHAT, messages: [row()] });
			});
			expect(await read({ contact: '+52 55 1234 5678' })).toHaveLength(1);
			expect(notices.map(({ code }) => code)).toContain('phoneVariantUsed');
		},
	);

	it('gives a refused login the advice of that state', async () => {
		const state = { state: 'auth_failure', ready: false };
		const before = await failureOf(open({}, 200, state).read({ contact }));
		const after = await failureOf(open(envelope('WhatsApp auth failed'), 500).read({ contact }));
		expect([after.message, after.advice]).toEqual([before.message, before.advice]);
		expect(after.advice).toContain('curl -X POST http://127.0.0.1:8790/api/logout');
	});

	it.each([
		["Cannot read properties of undefined (reading 'update')", 'server'],
		["Cannot read properties of undefined (reading 'authStrategy')", 'server'],
		['invalid wid', 'server'],
		['Evaluation failed: undefined', 'server'],
		['WhatsApp auth failed', 'notConnected'],
	])('saying “%s” of the list of chats is %s, never a chat', async (text, category) => {
		const { read, transport } = open(envelope(text), 500);
		expect(await failureOf(read({}))).toMatchObject({ category, detail: text });
		expect(transport.requests[1]?.url).toContain('/api/chats');
	});

	it.each(['Evaluation failed: undefined', 'value is null'])(
		'saying “%s” of a chat is trouble of the server',
		async (text) => {
			const { read } = open(envelope(text), 500);
			expect(await failureOf(read({ contact }))).toMatchObject({ category: 'server' });
		},
	);

	it('without its envelope is the server’s, and is never repeated', async () => {
		for (const body of ['', '<html>', { message: 'x' }, null]) {
			const { read, transport } = open(body, 500);
			expect(await failureOf(read({ contact }))).toMatchObject({ category: 'server' });
			expect(transport.requests).toHaveLength(2);
		}
	});
});

describe('other HTTP codes of WhatsApp API', () => {
	it.each([
		[400, envelope('Unexpected token', -32602), 'server'],
		[404, { error: 'not found' }, 'unsupported'],
		[404, '<h1>Not Found</h1>', 'invalidResponse'],
		[404, { error: 'no such tenant' }, 'invalidResponse'],
		[401, '<h1>401 Authorization Required</h1>', 'auth'],
		[403, '', 'permission'],
		[429, '', 'rateLimit'],
		[502, '<html>', 'server'],
	])('%i with %j is %s', async (status, body, category) => {
		const failure = await failureOf(open(body, status).read({ contact }));
		expect(failure).toMatchObject({ category, httpStatus: status });
	});
});

describe('an older WhatsApp API server', () => {
	it.each([
		['a chat', { contact }],
		['all chats', {}],
	])('that can’t read %s is said to be too old', async (_what, asked) => {
		const failure = await failureOf(open({ error: 'not found' }, 404).read(asked));
		expect(failure).toMatchObject({ scope: 'account', retry: false, retryable: false });
		expect(failure.message).toBe(
			'This WhatsApp API server is too old: it can’t be asked for messages (HTTP 404).',
		);
		expect(failure.advice).toContain('Update it');
	});
});

describe('conversations of WhatsApp API', () => {
	it('may belong to a hidden number, and keep the phone that was asked for', async () => {
		const chat = { id: '178231456203987@lid', name: '~ Eva', is_group: false };
		const { read } = open({ ok: true, chat, messages: [row()] });
		expect(messagesOf(await read({ contact }))[0]).toMatchObject({
			phone: contact,
			chatId: '178231456203987@lid',
		});
	});

	it.each([
		['no messages', { ok: true, chat: CHAT }],
		['messages null', { ok: true, chat: CHAT, messages: null }],
		['no message that can be used', { chat: CHAT, messages: [null, row({ id: {} })] }],
		['a list', []],
	])('with %s aren’t as documented', async (_what, body) => {
		const failure = await failureOf(open(body).read({ contact }));
		expect(failure.category).toBe('invalidResponse');
	});

	it('without a chat take phone and chat ID of the request', async () => {
		for (const chat of [
			null,
			undefined,
			'x',
			false,
			[],
			{ id: {} },
			{ id: '', name: '', is_group: '' },
			{ id: null, name: null, is_group: null },
		]) {
			const { read } = open({ chat, messages: [row()] });
			expect(messagesOf(await read({ contact }))[0]).toMatchObject({
				phone: contact,
				chatId: '79001234567@c.us',
				chatName: null,
				isGroup: null,
				accountPhone: '+5215587654321',
			});
		}
	});

	it('lose only the rows that are malformed', async () => {
		const { notices, read } = open({
			chat: CHAT,
			messages: [row(), null, row({ id: true }), row({ id: {} }), row({ id: 'true_2' })],
		});
		expect(await read({ contact })).toHaveLength(2);
		expect(notices).toContainEqual({ code: 'malformedDropped', count: 3 });
	});

	it('are sorted here, whatever order they come in', async () => {
		const messages = [3, 1, 2].map((second) => row({ id: `m${second}`, timestamp: 1e9 + second }));
		const items = messagesOf(await open({ chat: CHAT, messages }).read({ contact }));
		expect(items.map(({ messageId }) => messageId)).toEqual(['m3', 'm2', 'm1']);
	});

	it('keep the server’s own sequence for equal times, which is oldest first', async () => {
		const messages = ['a', 'b', 'c'].map((id) => row({ id, timestamp: 1e9 }));
		const { read } = open({ chat: CHAT, messages });
		const down = messagesOf(await read({ contact }));
		expect(down.map(({ messageId }) => messageId)).toEqual(['c', 'b', 'a']);
		const up = messagesOf(await read({ contact, order: 'oldestFirst' }));
		expect(up.map(({ messageId }) => messageId)).toEqual(['a', 'b', 'c']);
	});

	it('of 100 messages say that there may be more', async () => {
		const messages = Array.from({ length: 100 }, (_, index) => row({ id: `m${index}` }));
		const { notices, read, transport } = open({ chat: CHAT, messages });
		expect(await read({ contact, limit: Infinity })).toHaveLength(100);
		expect(notices).toEqual([{ code: 'windowFull', count: 100 }]);
		expect(transport.requests[1]?.body).toBe('{"phone_number":"79001234567","limit":100}');
	});
});

describe('check of WhatsApp API', () => {
	it('says which phone is connected', async () => {
		expect(await open({}).check()).toEqual({ ok: true, message: 'Connected: +5215587654321.' });
		const unnamed = open({}, 200, { state: 'ready', ready: true });
		expect(await unnamed.check()).toEqual({ ok: true, message: 'Connected: a phone.' });
	});

	it('tells an answering server from a connected phone', async () => {
		const state = { state: 'qr', ready: false };
		expect(await open({}, 200, state).check()).toEqual({
			ok: false,
			message: expect.stringMatching(/^The server answers\. .*QR code.*/),
		});
	});
});
