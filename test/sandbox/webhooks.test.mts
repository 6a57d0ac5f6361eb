import { type Sandbox, SEEDED, startSandbox, withFaultyDeliveries } from '../../sandbox/index.mts';
import { ask } from './ask.mts';
import { type Receiver, startReceiver } from './receiver.mts';

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

const bodies = () => receiver.arrived.map(({ body }) => JSON.parse(body));

describe('WAMM.chat’s webhooks', () => {
	const channel = () => {
		const found = sandbox.wamm.channels.get(SEEDED.wamm.token);
		if (!found) throw new Error('no channel');
		found.hook = receiver.url;
		return found;
	};

	it('tell of a message and of a status as WAMM.chat does', async () => {
		const { webhooks } = sandbox.wamm;
		await webhooks.tell(channel(), SEEDED.wamm.messageIds.received);
		await webhooks.tell(channel(), SEEDED.wamm.messageIds.viewed, 'msg', { fromApi: true });
		await webhooks.tell(channel(), SEEDED.wamm.messageIds.viewed, 'msg_state');
		const [received, sent, status] = bodies();
		expect(Object.keys(received.msg_data)).toEqual([
			'msg_id',
			'qoute_msg_id',
			'from_api',
			'from_me',
			'phone_acc',
			'phone',
			'chat_name',
			'tip_msg',
			'msg_text',
			'msg_link',
			'date_ins',
			'state',
			'senderId',
			'senderName',
		]);
		expect(received).toMatchObject({
			tip: 'msg',
			msg_data: { msg_id: 2000101, from_me: 0, from_api: 0, phone_acc: '79181234567' },
		});
		expect(sent.msg_data).toMatchObject({ from_me: 1, from_api: 1, state: 'viewed' });
		expect(status).toEqual({ tip: 'msg_state', msg_data: { msg_id: 2000005, state: 'viewed' } });
		expect(receiver.arrived[0]?.headers['content-type']).toBe('application/json');
	});

	it('are tried again up to five times, with growing pauses, until they get 200', async () => {
		const { webhooks } = sandbox.wamm;
		webhooks.timeScale = 1 / 1_000;
		receiver.answers = [{ status: 500 }, { status: 404 }, { status: 201 }, { status: 200 }];
		const taken = await webhooks.send(channel(), { a: 1 });
		expect(taken?.attempts.map(({ status }) => status)).toEqual([500, 404, 201, 200]);
		receiver.answers = [{ status: 500 }];
		const givenUp = await webhooks.send(channel(), { a: 2 });
		expect(givenUp?.attempts).toHaveLength(6);
		const times = givenUp?.attempts.map(({ at }) => at) ?? [];
		const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
		expect(pauses.at(-1)).toBeGreaterThan(800);
		expect(pauses[0]).toBeLessThan(pauses.at(-1) ?? 0);
		expect(webhooks.deliveries).toHaveLength(2);
	});

	it('take no answer in ten seconds for none', async () => {
		const { webhooks } = sandbox.wamm;
		expect(webhooks.timeoutMs).toBe(10_000);
		webhooks.timeScale = 1 / 1_000;
		webhooks.timeoutMs = 100;
		receiver.answers = [null, { status: 200 }];
		const { attempts } = (await webhooks.send(channel(), {})) ?? {};
		expect(attempts?.map(({ status }) => status)).toEqual([null, 200]);
	});

	it('come one after the other, in the order of events', async () => {
		const { webhooks } = sandbox.wamm;
		webhooks.timeScale = 1 / 1_000;
		receiver.answers = [{ status: 500, afterMs: 30 }, { status: 200 }];
		const events = [1, 2, 3].map((n) => webhooks.send(channel(), { n }));
		await Promise.all(events);
		expect(bodies().map(({ n }) => n)).toEqual([1, 1, 2, 3]);
		expect(receiver.mostAtOnce).toBe(1);
	});

	it('go nowhere without a hook', async () => {
		const found = channel();
		found.hook = '';
		expect(await sandbox.wamm.webhooks.tell(found, SEEDED.wamm.messageIds.received)).toBeNull();
	});

	it('end with the sandbox', async () => {
		receiver.answers = [{ status: 500 }];
		const sending = sandbox.wamm.webhooks.send(channel(), {});
		await new Promise((resolve) => setTimeout(resolve, 50));
		await sandbox.close();
		expect((await sending)?.attempts.length).toBeLessThan(6);
	});
});

describe('2Chat’s webhooks', () => {
	const TOPIC = 'whatsapp.message.received';
	const RECEIPT = 'whatsapp.message.receipt.sent';
	const { messageUuids, apiKey, phone } = SEEDED.twoChat;
	const headers = { 'x-user-api-key': apiKey };

	async function subscribe(topic: string, path = '') {
		const body = JSON.stringify({ hook_url: receiver.url + path, on_number: phone });
		const url = `${sandbox.twoChat.baseUrl}/webhooks/subscribe/${topic}`;
		expect((await ask(url, { method: 'POST', headers, body })).status).toBe(201);
	}
	const account = () => {
		const found = sandbox.twoChat.accounts.get(apiKey);
		if (!found) throw new Error('no account');
		return found;
	};

	it('go to each subscription of the topic, and to no other', async () => {
		await subscribe(TOPIC, '?n=1');
		await subscribe(TOPIC, '?n=2');
		await subscribe(RECEIPT, '?n=3');
		await sandbox.twoChat.webhookSender.tell(account(), TOPIC, messageUuids.inbound);
		expect(receiver.arrived.map(({ path }) => path).sort()).toEqual(['/hook?n=1', '/hook?n=2']);
		expect(sandbox.twoChat.webhookSender.deliveries).toHaveLength(2);
	});

	it('have each of the shapes of a message', async () => {
		await subscribe(TOPIC);
		const { webhookSender } = sandbox.twoChat;
		for (const message of ['flat', 'named', 'nested'] as const) {
			await webhookSender.tell(account(), TOPIC, messageUuids.inbound, { message });
		}
		const [flat, named, nested] = bodies();
		expect(flat).toMatchObject({ uuid: messageUuids.inbound, id: messageUuids.inbound });
		expect(flat.event).toBeUndefined();
		expect(flat.created_at).toMatch(/Z$/);
		expect(named.event).toBe('whatsapp.waba.message.received');
		expect(named.created_at).not.toMatch(/Z$/);
		expect(nested).toMatchObject({ event: TOPIC, message: { uuid: messageUuids.inbound } });
	});

	it('have each of the shapes of a receipt', async () => {
		await subscribe(RECEIPT);
		const { webhookSender } = sandbox.twoChat;
		for (const receipt of ['messageUuid', 'uuid', 'id', 'whole', 'nested'] as const) {
			await webhookSender.tell(account(), RECEIPT, messageUuids.failed, { receipt });
		}
		const id = messageUuids.failed;
		expect(bodies()).toMatchObject([
			{ event: 'message.not-sent', message_uuid: id },
			{ event: 'message.not-sent', uuid: id },
			{ event: 'message.not-sent', id },
			{ event: RECEIPT, uuid: id, sent_by: expect.any(String) },
			{ event: 'message.not-sent', message: { uuid: id } },
		]);
	});
});

describe('other processes', () => {
	const call = async (method: string, path: string, body: object) =>
		await ask(sandbox.control.origin + path, {
			method,
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});

	it('can set the hook and have webhooks sent', async () => {
		expect((await call('PUT', '/hook/wamm', { url: receiver.url })).status).toBe(204);
		const wamm = await call('POST', '/webhooks/wamm', { id: SEEDED.wamm.messageIds.received });
		expect(wamm.json().delivery.attempts).toMatchObject([{ status: 200 }]);
		const uuid = SEEDED.twoChat.messageUuids.inbound;
		const twoChat = await call('POST', '/webhooks/twoChat', { uuid, topic: 'whatsapp.x' });
		expect(twoChat.json()).toEqual({ deliveries: [] });
		expect((await call('PUT', '/hook/wamm', { token: 'x', url: '' })).status).toBe(404);
		expect((await call('POST', '/webhooks/wamm', { id: 1 })).status).toBe(400);
	});
});

describe('withFaultyDeliveries', () => {
	const requests = Array.from({ length: 100 }, (_, n) => ({
		url: 'https://n8n.example/webhook/abc?event=e&key=secret',
		body: `{"n":${n}}`,
	}));
	const mixed = withFaultyDeliveries(requests, {
		seed: 1,
		duplicates: 0.2,
		forgeries: 0.05,
		garbage: 0.05,
	});
	const all = mixed.flat();
	const of = (what: string) => all.filter(({ is }) => is === what);

	it('keeps every request once and in its order, and adds as much as is asked for', () => {
		expect(of('genuine').map(({ body }) => body)).toEqual(requests.map(({ body }) => body));
		expect([of('duplicate').length, of('forgery').length, of('garbage').length]).toEqual([
			20, 5, 5,
		]);
	});

	it('has duplicates behind what they repeat, some at the same moment', () => {
		expect(mixed.some((moment) => moment.length > 1)).toBe(true);
		for (const { body } of of('duplicate')) {
			expect(all.find((request) => request.body === body)?.is).toBe('genuine');
		}
	});

	it('has forgeries of signed requests without the signature, or with a wrong one', () => {
		const headers = { 'x-signature': '5f=' };
		const signed = requests.map((request) => ({ ...request, headers }));
		const shares = { seed: 1, duplicates: 0, forgeries: 0.02, garbage: 0 };
		const forged = withFaultyDeliveries(signed, shares).flat();
		const told = forged.filter(({ is }) => is === 'forgery').map((request) => request.headers);
		expect(told).toHaveLength(2);
		expect(told).toEqual(expect.arrayContaining([{}, { 'x-signature': 'xx=' }]));
	});

	it('has forgeries without the secret', () => {
		for (const { url } of of('forgery')) expect(url).not.toContain('secret');
		const [path] = withFaultyDeliveries(
			[{ url: 'https://n8n.example/webhook/a-long-secret-id/webhook', body: '' }],
			{
				seed: 1,
				duplicates: 0,
				forgeries: 1,
				garbage: 0,
			},
		)
			.flat()
			.slice(-1);
		expect(path?.url).toBe('https://n8n.example/webhook/xxxxxxxxxxxxxxxx/webhook');
	});
});
