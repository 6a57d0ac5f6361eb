import { messageSchema, registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import info from '../../fixtures/twoChat/info.json';
import single from '../../fixtures/twoChat/message.json';
import messages from '../../fixtures/twoChat/messages.json';
import { answer } from '../http/scriptedTransport.mts';

const ownPhone = '+595981048477';
const contact = '+5215512345432';
const open = (body: unknown) =>
	openScripted(registry.twoChat, { apiKey: 'UAK-1' }, () => answer(body));

describe('documented examples of 2Chat', () => {
	it('become two items, all keys in order', async () => {
		const { notices, read } = open(messages);
		const records = await read({ contact, ownPhone });
		const items = messagesOf(records);
		expect(items).toEqual([
			{
				sentAt: '2022-12-07T23:11:21.000Z',
				direction: 'outbound',
				phone: '+5215512345432',
				chatName: null,
				senderName: null,
				type: 'image',
				text: null,
				mediaUrl:
					'https://2chat-user-data-dev.s3.amazonaws.com/ACC91be87af-5a29-4034-b599-342f2aeb5d52/accm/sfe4d7e29cd9dfad63b535dec54c5992055498dcd13cfc319f723c4b962b8803a.svg',
				mediaMimeType: 'image/svg+xml',
				status: null,
				isFinal: null,
				failureReason: null,
				statusAt: null,
				providerStatus: null,
				messageId: 'MSGaf1fa3a1-0d8d-4aa5-b117-f9425b651485',
				chatId: 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us',
				isGroup: false,
				accountPhone: '+595981048477',
				provider: 'twoChat',
			},
			{
				sentAt: '2022-12-07T02:09:57.000Z',
				direction: 'outbound',
				phone: '+5215512345432',
				chatName: null,
				senderName: null,
				type: 'text',
				text: 'you can see my replies here',
				mediaUrl: null,
				mediaMimeType: null,
				status: null,
				isFinal: null,
				failureReason: null,
				statusAt: null,
				providerStatus: null,
				messageId: 'MSG8c39a0a9-01cf-46c9-ab46-3c0fb0477e99',
				chatId: 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us',
				isGroup: false,
				accountPhone: '+595981048477',
				provider: 'twoChat',
			},
		]);
		for (const item of items) expect(Object.keys(item)).toEqual(Object.keys(messageSchema.shape));
		expect(records.map(({ raw }) => raw)).toEqual(messages.messages);
		expect(notices).toEqual([]);
	});

	it('become a status with its message', async () => {
		// The example's id is cut short, and our own check wants a whole one.
		const body = JSON.stringify(single).replaceAll('MSG205d...', 'MSG205d-example');
		const { lookUp } = open(body);
		const sessionKey = single.message.session_key;
		const { message } = await lookUp({
			messageId: 'MSG205d-example',
			locateBy: 'sessionKey',
			sessionKey,
		});
		expect(message).toEqual({
			sentAt: '2024-04-02T23:02:03.000Z',
			direction: 'outbound',
			phone: '+5215511112222',
			chatName: null,
			senderName: null,
			type: 'text',
			text: '...',
			mediaUrl: null,
			mediaMimeType: null,
			status: 'read',
			isFinal: true,
			failureReason: null,
			statusAt: null,
			providerStatus: '3',
			messageId: 'MSG205d-example',
			chatId: 'WW-WPN6603...-5215511112222@c.us',
			isGroup: false,
			accountPhone: null,
			provider: 'twoChat',
		});
		expect(Object.keys(message)).toEqual(Object.keys(messageSchema.shape));
	});

	it('are an account whose key is right', async () => {
		const { check, transport } = openScripted(registry.twoChat, { apiKey: 'UAK-1' }, ({ url }) =>
			answer(url.endsWith('/info') ? info : { success: true, numbers: [] }),
		);
		expect(await check()).toEqual({
			ok: false,
			message: 'The key is right, but no number is connected: connect one in 2Chat.',
		});
		expect(transport).toMatchObject({
			requests: [{ url: 'https://api.p.2chat.io/open/info' }, {}],
		});
	});

	it('are asked for in the documented form', async () => {
		const full = { success: true, messages: Array(100).fill(messages.messages[0]) };
		const { read, transport } = openScripted(
			registry.twoChat,
			{ apiKey: 'UAK-1' },
			(_request, nth) => answer(nth === 1 ? full : messages),
		);
		await read({ ownPhone });
		await read({ ownPhone, contact, limit: 101 });
		expect(transport).toMatchObject({
			requests: [
				'https://api.p.2chat.io/open/whatsapp/messages/+595981048477',
				'https://api.p.2chat.io/open/whatsapp/messages/+595981048477/+5215512345432',
				'https://api.p.2chat.io/open/whatsapp/messages/+595981048477/+5215512345432?page_number=1',
			].map((url) => ({ method: 'GET', url, body: null })),
		});
	});
});
