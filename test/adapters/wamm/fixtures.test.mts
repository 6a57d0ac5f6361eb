import { messageSchema, registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import channelList from '../../fixtures/wamm/channel_list.json';
import messages from '../../fixtures/wamm/msg_get.json';
import state from '../../fixtures/wamm/msg_state.json';
import { answer } from '../http/scriptedTransport.mts';

const open = (body: unknown) => openScripted(registry.wamm, { token: 'T-1' }, () => answer(body));

describe('documented examples of WAMM.chat', () => {
	it('become two items, all keys in order', async () => {
		const { notices, read } = open(messages);
		const records = await read({ contact: '79001234567' });
		const items = messagesOf(records);
		expect(items).toEqual([
			{
				sentAt: '2023-05-24T16:52:00.000Z',
				direction: 'outbound',
				phone: '+79001234567',
				chatName: 'Ivan Petrov',
				senderName: null,
				type: 'text',
				text: 'Good afternoon!',
				mediaUrl: null,
				mediaMimeType: null,
				status: 'delivered',
				isFinal: false,
				failureReason: null,
				statusAt: '2023-05-24T16:52:22.000Z',
				providerStatus: 'delivered',
				messageId: '1234567',
				chatId: '79001234567',
				isGroup: false,
				accountPhone: null,
				provider: 'wamm',
			},
			{
				sentAt: '2023-05-24T16:50:15.000Z',
				direction: 'inbound',
				phone: '+79001234567',
				chatName: 'Ivan Petrov',
				senderName: null,
				type: 'text',
				text: 'Hello!',
				mediaUrl: null,
				mediaMimeType: null,
				status: 'received',
				isFinal: true,
				failureReason: null,
				statusAt: '2023-05-24T16:50:15.000Z',
				providerStatus: 'received',
				messageId: '1234566',
				chatId: '79001234567',
				isGroup: false,
				accountPhone: null,
				provider: 'wamm',
			},
		]);
		for (const item of items) expect(Object.keys(item)).toEqual(Object.keys(messageSchema.shape));
		expect(records.map(({ raw }) => raw)).toEqual(messages.msg_data);
		expect(notices).toEqual([]);
	});

	it('become a status, with null for what msg_state doesn’t say', async () => {
		const { lookUp } = open(state);
		const { message, raw } = await lookUp({ messageId: '1234567' });
		expect(message).toEqual({
			sentAt: null,
			direction: null,
			phone: '+79001234567',
			chatName: null,
			senderName: null,
			type: null,
			text: null,
			mediaUrl: null,
			mediaMimeType: null,
			status: 'read',
			isFinal: true,
			failureReason: null,
			statusAt: null,
			providerStatus: 'viewed',
			messageId: '1234567',
			chatId: '79001234567',
			isGroup: false,
			accountPhone: null,
			provider: 'wamm',
		});
		expect(Object.keys(message)).toEqual(Object.keys(messageSchema.shape));
		expect(raw).toEqual(state.msg_data);
	});

	it('are a channel that works', async () => {
		const { check, transport } = open(channelList);
		expect(await check()).toEqual({ ok: true, message: 'Connected: 79181234567 (authorized).' });
		expect(transport).toMatchObject({
			requests: [{ method: 'GET', url: 'https://wamm.chat/api2/channel_list/:token/one' }],
		});
	});

	it('are asked for in the documented form', async () => {
		const { read, lookUp, transport } = open(messages);
		await read({ contact: '+7 900 123-45-67', limit: 20 });
		await read({ limit: 5 });
		await lookUp({ messageId: '1234567' }).catch(() => {});
		expect(transport).toMatchObject({
			requests: [
				'https://wamm.chat/api2/msg_get/:token/?phone=79001234567&col=20',
				'https://wamm.chat/api2/msg_get_last/:token/?col=5',
				'https://wamm.chat/api2/msg_state/:token/?msg_id=1234567',
			].map((url) => ({ method: 'GET', url, body: null })),
		});
	});
});
