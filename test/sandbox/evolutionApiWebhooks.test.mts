import { VERSIONS } from '../../sandbox/evolutionApi/version.mts';
import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { type Receiver, startReceiver } from './receiver.mts';

const { instance: name, idleInstance, globalKey, token, messageIds } = SEEDED.evolutionApi;

describe('Evolution API sandbox, webhooks', () => {
	let sandbox: Sandbox;
	let receiver: Receiver;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 30 });
		receiver = await startReceiver();
	});
	afterAll(async () => {
		await sandbox?.close();
		await receiver?.close();
	});
	beforeEach(() => {
		sandbox.evolutionApi.version = VERSIONS['2.3.7'];
		instance().webhook = null;
		receiver.answers = [];
	});

	function instance() {
		const found = sandbox.evolutionApi.instances.get(name);
		if (!found) throw new Error('no instance');
		return found;
	}
	async function set(webhook: object, of: string = name) {
		const response = await fetch(`${sandbox.evolutionApi.baseUrl}/webhook/set/${of}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', apikey: globalKey },
			body: JSON.stringify({ webhook }),
		});
		return { status: response.status, body: (await response.json()) as { id?: string } };
	}
	async function find(of: string = name) {
		const url = `${sandbox.evolutionApi.baseUrl}/webhook/find/${of}`;
		return (await (await fetch(url, { headers: { apikey: globalKey } })).json()) as unknown;
	}

	it('finds null, then the one that was set last under the id of the first', async () => {
		expect(await find()).toBeNull();
		const url = 'https://a.example/1';
		const { status, body } = await set({
			enabled: true,
			url,
			events: ['CALL'],
			headers: { a: 'b' },
		});
		expect(status).toBe(201);
		expect(body).toMatchObject({ url, enabled: true, events: ['CALL'], headers: { a: 'b' } });
		const { body: second } = await set({ enabled: true, url: 'https://b.example/2', events: [] });
		expect(second).toMatchObject({ id: body.id, headers: { a: 'b' }, events: { length: 31 } });
		expect(await find()).toEqual(second);
	});

	it('switches it off, with an address and without events', async () => {
		await set({ enabled: true, url: 'https://a.example/1', events: ['CALL'] });
		const { body } = await set({ enabled: false, url: 'https://a.example/1', events: ['CALL'] });
		expect(body).toMatchObject({ enabled: false, url: 'https://a.example/1', events: [] });
	});

	it.each([
		[{ url: 'https://a.example' }, 400],
		[{ enabled: true }, 400],
		[{ enabled: true, url: 7 }, 400],
		[{ enabled: true, url: 'https://a.example', events: ['ALL'] }, 400],
		[{ enabled: false, url: '' }, 400],
		[{ enabled: false, url: '', events: [] }, 201],
		[{ enabled: true, url: 'https://a.example' }, 500],
		[{ enabled: true, url: `https://a.example/${'x'.repeat(500)}`, events: [] }, 500],
	])('answers %j with HTTP %i', async (webhook, status) => {
		expect((await set(webhook)).status).toBe(status);
	});

	it('wants an address up to 2.2.3, and an instance that is running', async () => {
		sandbox.evolutionApi.version = VERSIONS['2.2.0'];
		expect((await set({ enabled: false, url: '', events: [] })).status).toBe(400);
		expect((await set({ enabled: true, url: 'https://a', events: [] }, idleInstance)).status).toBe(
			500,
		);
		expect(await find(idleInstance)).toBeNull();
	});

	it('tells what was asked for, with its headers, the key and a time that isn’t one', async () => {
		const { webhookSender } = sandbox.evolutionApi;
		await set({
			enabled: true,
			url: receiver.url,
			events: ['MESSAGES_UPDATE'],
			headers: { 'x-a': 'b' },
		});
		expect(await webhookSender.tell(instance(), messageIds.read, 'messages.upsert')).toBeNull();
		await webhookSender.tell(instance(), messageIds.read, 'messages.update', 'READ');
		expect(receiver.arrived).toHaveLength(1);
		const [{ body, headers } = { body: '', headers: {} }] = receiver.arrived;
		expect(headers).toMatchObject({ 'x-a': 'b' });
		const { date_time, ...told } = JSON.parse(body) as Record<string, unknown>;
		expect(told).toMatchObject({
			event: 'messages.update',
			instance: name,
			data: { keyId: messageIds.read, fromMe: true, status: 'READ' },
			destination: receiver.url,
			sender: `${SEEDED.evolutionApi.ownDigits}@s.whatsapp.net`,
			apikey: token,
		});
		expect(date_time).not.toBe(new Date(sandbox.clock.now()).toISOString());
	});

	it.each([
		[200, 1],
		[204, 1],
		[401, 1],
		[404, 1],
		[422, 1],
		[429, 10],
		[500, 10],
	])('is answered HTTP %i and tries %i times', async (status, tries) => {
		const { webhookSender } = sandbox.evolutionApi;
		webhookSender.timeScale = 0;
		receiver.answers = [{ status }];
		await set({ enabled: true, url: receiver.url, events: ['MESSAGES_UPDATE'] });
		const delivery = await webhookSender.tell(instance(), messageIds.read, 'messages.update');
		expect(delivery?.attempts).toHaveLength(tries);
	});
});
