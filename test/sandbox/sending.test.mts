import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask, eventually } from './ask.mts';
import { type Receiver, startReceiver } from './receiver.mts';

const CONTACT = '79165550100';
const { token, telegramToken, unpairedToken, telegram } = SEEDED.wamm;
const { apiKey, phone: ownPhone } = SEEDED.twoChat;

let sandbox: Sandbox;
let receiver: Receiver;
beforeEach(async () => {
	sandbox = await startSandbox({ messages: 10 });
	receiver = await startReceiver();
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

const told = () => receiver.arrived.map(({ body }) => JSON.parse(body));

describe('WAMM.chat’s msg_to', () => {
	const call = async (path: string) => (await ask(`${sandbox.wamm.baseUrl}/${path}`)).json();
	const send = (contact: string, text: string, more = '') =>
		call(`msg_to/${token}/?phone=${contact}&text=${encodeURIComponent(text)}${more}`);
	const stateOf = async (id: number) => (await call(`msg_state/${token}/${id}`)).msg_data.state;

	it.each([
		['query form', `?phone=${CONTACT}&text=a%0Ab%26c%20%2B%20d%2Fe`],
		['positional form', `${CONTACT}/a%0Ab%26c%20%2B%20d%2Fe`],
	])('takes a message in the %s, and lists it', async (_form, rest) => {
		const { err, msg_id } = await call(`msg_to/${token}/${rest}`);
		expect([err, typeof msg_id]).toEqual([0, 'number']);
		const text = 'a\nb&c + d/e';
		expect(sandbox.wamm.outbox.messages).toEqual([
			{ id: String(msg_id), contact: CONTACT, text, mediaUrl: null, at: sandbox.clock.now() },
		]);
		const [listed] = (await call(`msg_get/${token}/${CONTACT}/5`)).msg_data;
		expect(listed).toMatchObject({ msg_id: String(msg_id), from_me: '1', msg_text: text });
		expect(listed.state).toBe('sending');
	});

	it.each([
		['token fail', `nobody/?phone=${CONTACT}&text=x`],
		['acc not authorized', `${unpairedToken}/?phone=${CONTACT}&text=x`],
		['phone fail', `${token}/?phone=%2B${CONTACT}&text=x`],
		['phone fail', `${token}/?text=x`],
		['text fail', `${token}/?phone=${CONTACT}`],
		['text fail', `${token}/${CONTACT}`],
		['text fail', `${token}/?phone=${CONTACT}&text=%20%0A`],
		['text fail, more 4500', `${token}/?phone=${CONTACT}&text=${'x'.repeat(4501)}`],
		['no WhatsApp on the number', `${token}/?phone=79165550003&text=x`],
		['no Account on the number', `${encodeURIComponent(telegramToken)}/?phone=5550003&text=x`],
	])('refuses with %s, and takes nothing', async (err, path) => {
		expect(await call(`msg_to/${path}`)).toEqual({ err });
		expect(sandbox.wamm.outbox.messages).toEqual([]);
	});

	it('has some contacts checked before it takes a message', async () => {
		expect(await send('79165550004', 'x')).toEqual({
			err: 'phone not checked for WhatsApp, please retry',
		});
		expect(await send('79165550004', 'x')).toMatchObject({ err: 0 });
		expect(sandbox.wamm.outbox.messages).toHaveLength(1);
	});

	it('takes 4,500 characters, if the address has room for them', async () => {
		expect(await send(CONTACT, 'x'.repeat(4500))).toMatchObject({ err: 0 });
		const long = `msg_to/${token}/?phone=${CONTACT}&text=${encodeURIComponent('я'.repeat(1500))}`;
		expect((await ask(`${sandbox.wamm.baseUrl}/${long}`)).status).toBe(414);
		expect(sandbox.wamm.outbox.messages).toHaveLength(1);
	});

	it('sends to a chat of Telegram by its nickname', async () => {
		const [{ address, nickname }, path] = [telegram.sofia, encodeURIComponent(telegramToken)];
		await call(`msg_to/${path}/?phone=${nickname}&text=x`);
		expect(sandbox.wamm.outbox.messages).toMatchObject([{ contact: address }]);
	});

	it('lets messages wait for those before them, and goes on with the clock', async () => {
		const first = (await send(CONTACT, 'one')).msg_id;
		const second = (await send(CONTACT, 'two', '&delay=20')).msg_id;
		const failing = (await send('79165550002', 'three')).msg_id;
		const unread = (await send('79165550001', 'four')).msg_id;
		const states = async () =>
			await Promise.all([first, second, failing, unread].map((id) => stateOf(id)));
		sandbox.clock.advance(15_000);
		expect(await states()).toEqual(['viewed', 'sending', 'sending', 'sending']);
		sandbox.clock.advance(7_000);
		expect(await states()).toEqual(['viewed', 'sent', 'sending', 'sending']);
		sandbox.clock.advance(60_000);
		expect(await states()).toEqual(['viewed', 'viewed', 'not sent', 'delivered']);
	});

	it('goes at the pace that is set', async () => {
		sandbox.wamm.outbox.pace = { sent: 1, delivered: 2, read: 3, apart: 10 };
		await send(CONTACT, 'one');
		const { msg_id } = await send(CONTACT, 'two');
		sandbox.clock.advance(11);
		expect(await stateOf(msg_id)).toBe('sent');
		sandbox.clock.advance(2);
		expect(await stateOf(msg_id)).toBe('viewed');
	});

	it('tells the hook of the message and of each step, at its time', async () => {
		const channel = sandbox.wamm.channels.get(token);
		if (channel) channel.hook = receiver.url;
		const { msg_id } = await send(CONTACT, 'x', '&quote_msg_id=2000101');
		sandbox.clock.advance(60_000);
		await eventually(() => receiver.arrived.length === 4);
		expect(told()).toEqual([
			{
				tip: 'msg',
				msg_data: expect.objectContaining({
					msg_id,
					from_me: 1,
					from_api: 1,
					qoute_msg_id: 2000101,
					state: 'sending',
				}),
			},
			...['sent', 'delivered', 'viewed'].map((state) => ({
				tip: 'msg_state',
				msg_data: { msg_id, state },
			})),
		]);
	});
});

describe('2Chat’s send-message', () => {
	const request = (method: string, path: string, body?: unknown, key: string = apiKey) =>
		ask(`${sandbox.twoChat.baseUrl}${path}`, {
			method,
			headers: { 'X-User-API-Key': key },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
	const send = (body: object, key?: string) => request('POST', '/whatsapp/send-message', body, key);
	const TO = { from_number: ownPhone, to_number: `+${CONTACT}` };

	it('takes a text with a file for one credit, and lists it', async () => {
		const account = sandbox.twoChat.accounts.get(apiKey);
		const creditsBefore = account?.credits ?? 0;
		const url = 'https://files.example/a/Photo.JPG?x=1';
		const answer = await send({ ...TO, text: 'Hi', url });
		const { message_uuid: id } = answer.json();
		expect([answer.status, answer.json()]).toEqual([
			201,
			{ success: true, message_uuid: expect.stringMatching(/^MSG/), batched: false },
		]);
		expect(account?.credits).toBe(creditsBefore - 1);
		expect(sandbox.twoChat.outbox.messages).toEqual([
			{ id, contact: CONTACT, text: 'Hi', mediaUrl: url, at: sandbox.clock.now() },
		]);
		const [listed] = (await request('GET', `/whatsapp/messages/${ownPhone}`)).json().messages;
		expect(listed).toMatchObject({
			uuid: id,
			sent_by: 'api',
			message: { text: 'Hi', media: { url, type: 'image', mime_type: 'image/jpeg' } },
		});
	});

	it.each([
		[422, { to_number: `+${CONTACT}`, text: 'x' }],
		[422, { ...TO, to_number: CONTACT, text: 'x' }],
		[422, { ...TO, to_remote_id: '1@lid', text: 'x' }],
		[422, TO],
		[422, { ...TO, text: '' }],
		[422, { ...TO, url: 'ftp://files.example/a.jpg' }],
		[404, { ...TO, from_number: '+34910000001', text: 'x' }],
		[404, { ...TO, from_number: SEEDED.twoChat.disconnectedPhone, text: 'x' }],
		[406, { ...TO, from_number: SEEDED.twoChat.wabaPhone, text: 'x' }],
	])('refuses with %s, and takes nothing: %j', async (code, body) => {
		expect((await send(body)).status).toBe(code);
		expect(sandbox.twoChat.outbox.messages).toEqual([]);
	});

	it('refuses wrong keys, used up credits, and more than a number can do at once', async () => {
		const body = { ...TO, text: 'x' };
		expect((await send(body, 'nobody')).status).toBe(401);
		expect((await send(body, SEEDED.twoChat.exhaustedApiKey)).status).toBe(402);
		sandbox.twoChat.busyBeyond = 1;
		sandbox.twoChat.faults.add({ fault: { kind: 'latency', ms: 100 } });
		const codes = (await Promise.all([send(body), send(body)])).map(({ status }) => status);
		expect(codes.sort()).toEqual([201, 486]);
		expect(sandbox.twoChat.outbox.messages).toHaveLength(1);
	});

	it('keeps the message under the WhatsApp id, which is not always what was dialled', async () => {
		const { whatsAppDigits, dialledDigits } = SEEDED.contacts.maria;
		const { message_uuid: id } = (
			await send({ ...TO, to_number: `+${dialledDigits}`, text: 'x' })
		).json();
		const key = `WW-${SEEDED.twoChat.channelUuid}-${whatsAppDigits}@c.us`;
		const { message } = (await request('GET', `/whatsapp/message/${key}/${id}`)).json();
		expect(message).toMatchObject({ remote_phone_number: `+${dialledDigits}`, wa_msg_ack: 0 });
		sandbox.clock.advance(60_000);
		const later = (await request('GET', `/whatsapp/message/${key}/${id}`)).json();
		expect(later.message.wa_msg_ack).toBe(3);
	});

	it('tells subscribers of the message and of its receipts', async () => {
		const topics = [
			'message.sent',
			'message.receipt.sent',
			'message.receipt.received',
			'message.receipt.read',
		];
		for (const topic of topics) {
			const hook = { hook_url: `${receiver.url}/${topic}`, on_number: ownPhone };
			await request('POST', `/webhooks/subscribe/whatsapp.${topic}`, hook);
		}
		const { message_uuid } = (await send({ ...TO, text: 'x' })).json();
		await send({ ...TO, to_number: '+79165550002', text: 'y' });
		sandbox.clock.advance(60_000);
		await eventually(() => receiver.arrived.length === 6);
		const events = told().filter((body) => body.message_uuid === message_uuid);
		expect(events.map(({ event }) => event).sort()).toEqual([
			'message.read',
			'message.received',
			'message.sent',
		]);
		expect(told().filter(({ event }) => event === 'message.not-sent')).toHaveLength(1);
		expect(told().filter(({ sent_by }) => sent_by === 'api')).toHaveLength(2);
	});
});

describe('the WhatsApp API server’s send', () => {
	const send = async (body: object) =>
		(
			await ask(`${sandbox.whatsappApi.baseUrl}/api/send`, {
				method: 'POST',
				body: JSON.stringify(body),
			})
		).json();

	it('takes a text to a number that nobody wrote with, and lists it', async () => {
		const sent = await send({ phone_number: `+${CONTACT}`, message: 'Hola' });
		expect(sent).toMatchObject({ ok: true, to: CONTACT, chat_id: `${CONTACT}@c.us` });
		expect(sandbox.whatsappApi.outbox.messages).toEqual([
			{
				id: sent.message_id,
				contact: CONTACT,
				text: 'Hola',
				mediaUrl: null,
				at: sandbox.clock.now(),
			},
		]);
		const url = `${sandbox.whatsappApi.baseUrl}/api/messages?phone_number=${CONTACT}`;
		expect((await ask(url)).json().messages).toMatchObject([
			{ id: sent.message_id, from_me: true },
		]);
	});

	it('may take it without telling its id', async () => {
		sandbox.whatsappApi.hidesSentIds = true;
		expect(await send({ phone_number: CONTACT, message: 'x' })).toMatchObject({ message_id: null });
		expect(sandbox.whatsappApi.outbox.messages).toHaveLength(1);
	});

	it('takes nothing before WhatsApp is ready', async () => {
		sandbox.whatsappApi.state = 'qr';
		const { error } = await send({ phone_number: CONTACT, message: 'x' });
		expect(error.message).toMatch(/^WhatsApp Web is not ready yet/);
		expect(sandbox.whatsappApi.outbox.messages).toEqual([]);
	});
});

describe('control', () => {
	it('shows what was taken, and sets the pace', async () => {
		const { origin } = sandbox.control;
		const headers = { 'content-type': 'application/json' };
		await ask(`${origin}/pace/wamm`, { method: 'PUT', headers, body: '{"read":4}' });
		expect(sandbox.wamm.outbox.pace).toMatchObject({ read: 4, apart: 3_000 });
		await ask(`${sandbox.wamm.baseUrl}/msg_to/${token}/${CONTACT}/x`);
		expect((await ask(`${origin}/outbox/wamm`)).json()).toMatchObject([{ contact: CONTACT }]);
	});
});

describe('a running clock', () => {
	let own: Sandbox;
	beforeEach(async () => {
		own = await startSandbox({ messages: 10, now: Date.now(), runningClock: true });
	});
	afterEach(() => own.close());

	it('lets messages go on by themselves', async () => {
		own.wamm.outbox.pace = { sent: 5, delivered: 10, read: 15, apart: 0 };
		const channel = own.wamm.channels.get(token);
		if (channel) channel.hook = receiver.url;
		await ask(`${own.wamm.baseUrl}/msg_to/${token}/${CONTACT}/x`);
		await eventually(() => receiver.arrived.length === 4);
		const states = told().map(({ msg_data }) => msg_data.state);
		expect(states).toEqual(['sending', 'sent', 'delivered', 'viewed']);
	});
});
