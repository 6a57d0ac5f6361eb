import { messageSchema, registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import messages from '../../fixtures/whatsappApi/messages.json';
import { answer } from '../http/scriptedTransport.mts';

const status = { state: 'ready', ready: true, account: { wid: '5215587654321@c.us' } };
const contact = '+1 555 123 4567';
const open = (requestMethod = 'POST') =>
	openScripted(registry.whatsappApi, { requestMethod }, ({ url }) =>
		answer(url.endsWith('/api/status') ? status : messages),
	);

describe('documented example of WhatsApp API', () => {
	it('becomes three items, all keys in order', async () => {
		const { notices, read } = open();
		const records = await read({ contact, order: 'oldestFirst' });
		const items = messagesOf(records);
		const shared = {
			phone: '+15551234567',
			chatName: 'Alice',
			senderName: null,
			mediaUrl: null,
			mediaMimeType: null,
			failureReason: null,
			statusAt: null,
			providerStatus: null,
			chatId: '15551234567@c.us',
			isGroup: false,
			accountPhone: '+5215587654321',
			provider: 'whatsappApi',
		};
		expect(items).toEqual([
			{
				...shared,
				sentAt: '2024-06-01T13:40:00.000Z',
				direction: 'outbound',
				type: 'text',
				text: 'Hey Alice, just checking in!',
				status: null,
				isFinal: null,
				messageId: 'true_me@c.us_AA11BB22CC33DD44EE55',
			},
			{
				...shared,
				sentAt: '2024-06-01T13:55:00.000Z',
				direction: 'inbound',
				type: 'image',
				text: 'Check out this photo',
				status: 'received',
				isFinal: true,
				messageId: 'true_15551234567@c.us_FF66GG77HH88II99JJ00',
			},
			{
				...shared,
				sentAt: '2024-06-01T14:03:05.000Z',
				direction: 'inbound',
				type: 'text',
				text: 'Are you free tomorrow?',
				status: 'received',
				isFinal: true,
				messageId: 'true_15551234567@c.us_3EB0C767D97B2C123456',
			},
		]);
		for (const item of items) expect(Object.keys(item)).toEqual(Object.keys(messageSchema.shape));
		expect(records.map(({ raw }) => raw)).toEqual(messages.messages);
		expect(notices).toEqual([]);
	});

	it('comes newest first unless the other order is asked for', async () => {
		const records = await open().read({ contact });
		expect(records.map(({ raw }) => raw)).toEqual(messages.messages.toReversed());
	});

	it.each([
		[
			'POST',
			{
				url: 'http://127.0.0.1:8790/api/messages',
				body: '{"phone_number":"15551234567","limit":5}',
				headers: { 'content-type': 'application/json' },
			},
		],
		[
			'GET',
			{
				url: 'http://127.0.0.1:8790/api/messages?phone_number=15551234567&limit=5',
				body: null,
			},
		],
	])(
		'is asked for by %s in the documented form, after the state of the server',
		async (method, asked) => {
			const { read, transport } = open(method);
			await read({ contact, limit: 5 });
			expect(transport).toMatchObject({
				requests: [
					{ method: 'GET', url: 'http://127.0.0.1:8790/api/status' },
					{ method, ...asked },
				],
			});
		},
	);
});
