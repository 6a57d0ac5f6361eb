import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { apiKey, largeApiKey, phone, channelUuid, messageUuids, largePhone } = SEEDED.twoChat;
const { maria, jorge } = SEEDED.contacts;

describe('2Chat sandbox', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());

	const get = (path: string, key: string = apiKey) =>
		ask(`${sandbox.twoChat.baseUrl}${path}`, { headers: { 'X-User-API-Key': key } });
	const key = (digits: string) => `WW-${channelUuid}-${digits}@c.us`;

	describe('messages', () => {
		it("answers the vendor's example, timestamps with their decimal point", async () => {
			const { text } = await get(`/whatsapp/messages/${phone}/${SEEDED.twoChat.examplePhone}`);
			expect(text).toBe(
				'{"success":true,"page_number":0,"messages":[{"uuid":"MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485",' +
					'"timestamp":1670454681.0,"session_key":"WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us",' +
					'"message":{"media":{"url":"https://2chat-user-data-dev.s3.amazonaws.com/ACC91be87af-5a29-4034-b599-342f2aeb5d52/accm/sfe4d7e29cd9dfad63b535dec54c5992055498dcd13cfc319f723c4b962b8803a.svg",' +
					'"type":"image","mime_type":"image/svg+xml"}},"remote_phone_number":"+5215512345432",' +
					'"channel_phone_number":"+595981048477","sent_by":"api"},' +
					'{"uuid":"MSG8c39a0a9-01cf-46c9-ab46-3c0fb0477e99","timestamp":1670378997.0,' +
					'"session_key":"WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us",' +
					'"message":{"text":"you can see my replies here"},"remote_phone_number":"+5215512345432",' +
					'"channel_phone_number":"+595981048477","sent_by":"agent"}]}',
			);
		});

		it('takes the plus literally and encoded', async () => {
			const literal = await get(`/whatsapp/messages/${phone}/+${maria.whatsAppDigits}`);
			const encoded = await get(
				`/whatsapp/messages/${encodeURIComponent(phone)}/%2B${maria.whatsAppDigits}`,
			);
			expect(literal.json().messages).toHaveLength(100);
			expect(encoded.text).toBe(literal.text);
		});

		it('pages by 100 from page 0, newest first, to an empty page', async () => {
			const pages = [];
			for (const page of [0, 1, 2, 3, 4, 5]) {
				pages.push((await get(`/whatsapp/messages/${phone}?page_number=${page}`)).json());
			}
			expect(pages.map(({ page_number }) => page_number)).toEqual([0, 1, 2, 3, 4, 5]);
			const sizes = pages.map(({ messages }) => messages.length);
			expect(sizes.slice(0, 4)).toEqual([100, 100, 100, 100]);
			expect(sizes[4]).toBeGreaterThan(0);
			expect(sizes[4]).toBeLessThan(100);
			expect(sizes[5]).toBe(0);
			const messages = pages.flatMap((page) => page.messages);
			const times = messages.map(({ timestamp }: { timestamp: number }) => timestamp);
			expect(times).toEqual([...times].sort((a, b) => b - a));
			expect(new Set(messages.map(({ uuid }: { uuid: string }) => uuid)).size).toBe(times.length);
			expect(messages.every((message: object) => !('wa_msg_ack' in message))).toBe(true);
			expect(messages.some((message: object) => !('remote_phone_number' in message))).toBe(true);
		});

		it.each([
			['an own number without plus', `/whatsapp/messages/${phone.slice(1)}`, 422],
			['a remote number that is none', `/whatsapp/messages/${phone}/maria`, 422],
			['a page that is no number', `/whatsapp/messages/${phone}?page_number=one`, 422],
			['an own number that is not theirs', '/whatsapp/messages/+525500000000', 404],
		])('refuses %s', async (_case, path, status) => {
			const answer = await get(path);
			expect(answer.status).toBe(status);
			expect(answer.json()).toEqual(
				status === 422
					? {
							detail: [{ loc: [expect.any(String)], msg: expect.any(String), type: 'value_error' }],
						}
					: { success: false, error: true, error_message: expect.any(String) },
			);
		});

		it('computes 100,000 messages page by page, each findable again', async () => {
			const page = async (number: number, remote = '') =>
				(
					await get(`/whatsapp/messages/${largePhone}${remote}?page_number=${number}`, largeApiKey)
				).json().messages;
			const last = await page(999);
			expect(last).toHaveLength(100);
			expect(await page(1000)).toEqual([]);
			expect(await page(999)).toEqual(last);
			const { uuid, session_key, remote_phone_number } = last[99];
			const single = await get(`/whatsapp/message/${session_key}/${uuid}`, largeApiKey);
			expect(single.json().message).toMatchObject({ uuid, wa_msg_ack: 3 });
			const chat = await page(3, `/${remote_phone_number}`);
			expect(chat.at(-1)).toEqual(last[99]);
			expect(await page(4, `/${remote_phone_number}`)).toEqual([]);
		});
	});

	describe('single message', () => {
		it.each([
			['created', 0],
			['sent', 1],
			['received', 2],
			['read', 3],
			['played', 4],
			['failed', -1],
		] as const)('tells that %s has ack %i', async (name, ack) => {
			const uuid = messageUuids[name];
			const list = [];
			for (const page of [0, 1]) {
				const answer = await get(`/whatsapp/messages/${phone}?page_number=${page}`);
				list.push(...answer.json().messages);
			}
			const { session_key, timestamp } = list.find((message) => message.uuid === uuid);
			const { message } = (await get(`/whatsapp/message/${session_key}/${uuid}`)).json();
			expect(message).toMatchObject({ id: uuid, uuid, session_key, wa_msg_ack: ack });
			expect(message.created_at).toBe(
				new Date(timestamp * 1000).toISOString().replace('.000Z', 'Z'),
			);
			expect(message).not.toHaveProperty('channel_phone_number');
			expect([message.sent, message.received, message.read]).toEqual([ack > 0, ack > 1, ack > 2]);
		});

		it("needs the session key of WhatsApp's own digits", async () => {
			const uuid = messageUuids.otherSpelling;
			const dialled = await get(`/whatsapp/message/${key(jorge.dialledDigits)}/${uuid}`);
			expect(dialled.status).toBe(404);
			const own = await get(
				`/whatsapp/message/${encodeURIComponent(key(jorge.whatsAppDigits))}/${uuid}`,
			);
			expect(own.json().message.remote_phone_number).toBe(`+${jorge.dialledDigits}`);
		});

		it('follows the clock', async () => {
			const path = `/whatsapp/message/${key(maria.whatsAppDigits)}/${messageUuids.advancing}`;
			const own = await startSandbox();
			own.clock.advance(5_000);
			const answer = await ask(`${own.twoChat.baseUrl}${path}`, {
				headers: { 'X-User-API-Key': apiKey },
			});
			expect(answer.json().message.wa_msg_ack).toBe(2);
			await own.close();
		});
	});

	it('lists numbers by status and page', async () => {
		const phones = async (query: string, ownPhone: string = apiKey) =>
			(await get(`/whatsapp/get-numbers${query}`, ownPhone))
				.json()
				.numbers.map((number: { phone_number: string }) => number.phone_number);
		expect(await phones('?status=connected')).toEqual([phone]);
		expect(await phones('?status=disconnected')).toEqual([SEEDED.twoChat.disconnectedPhone]);
		expect(await phones('?status=all&results_per_page=1&page_number=1')).toEqual([
			SEEDED.twoChat.disconnectedPhone,
		]);
		expect(await phones('?status=connected', largeApiKey)).toHaveLength(2);
		expect((await get('/whatsapp/get-numbers?status=up')).status).toBe(422);
		expect((await get('/whatsapp/get-numbers?results_per_page=201')).status).toBe(422);
	});
});
