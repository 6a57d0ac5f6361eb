import { messageSchema, registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import message from '../../fixtures/twilio/message.json';
import messages from '../../fixtures/twilio/messages.json';
import scheduled from '../../fixtures/twilio/scheduled.json';
import { answer } from '../http/scriptedTransport.mts';

const accountSid = `AC${'a'.repeat(32)}`;
const open = (body: unknown) =>
	openScripted(registry.twilio, { accountSid, authToken: 'T-1' }, () => answer(body));
const last = { ...messages, next_page_uri: null };

describe('documented examples of Twilio', () => {
	it('become two items, all keys in order', async () => {
		const { notices, read } = open(last);
		const records = await read();
		const items = messagesOf(records);
		expect(items).toEqual([
			{
				sentAt: '2019-05-24T17:44:50.000Z',
				direction: 'outbound',
				phone: '+18182008801',
				chatName: null,
				senderName: null,
				type: 'text',
				text: 'testing',
				mediaUrl: null,
				mediaMimeType: null,
				status: 'sent',
				isFinal: false,
				failureReason: null,
				statusAt: '2019-05-24T17:44:50.000Z',
				providerStatus: 'sent',
				messageId: 'SMded05904ccb347238880ca9264e8fe1c',
				chatId: '+18182008801',
				isGroup: false,
				accountPhone: '+12019235161',
				provider: 'twilio',
			},
			{
				sentAt: '2019-05-24T17:44:49.000Z',
				direction: 'inbound',
				phone: '+12019235161',
				chatName: null,
				senderName: null,
				type: 'file',
				text: 'look mom I have media!',
				mediaUrl: null,
				mediaMimeType: null,
				status: 'received',
				isFinal: true,
				failureReason: null,
				statusAt: '2019-05-24T17:44:49.000Z',
				providerStatus: 'received',
				messageId: 'MMc26223853f8c46b4ab7dfaa6abba0a26',
				chatId: '+12019235161',
				isGroup: false,
				accountPhone: '+18182008801',
				provider: 'twilio',
			},
		]);
		for (const item of items) expect(Object.keys(item)).toEqual(Object.keys(messageSchema.shape));
		expect(records.map(({ raw }) => raw)).toEqual(messages.messages);
		expect(notices).toEqual([]);
	});

	it('become a status, with no reason where the message didn’t fail', async () => {
		const { lookUp } = open(message);
		const { message: item, raw } = await lookUp({ messageId: message.sid });
		expect(item).toMatchObject({
			status: 'sent',
			failureReason: null,
			statusAt: '2019-05-24T17:18:28.000Z',
			phone: '+18182008801',
		});
		expect(raw).toEqual(message);
	});

	it('become a message that waits, without a sender, dated when it was made', async () => {
		const { lookUp } = open(scheduled);
		expect((await lookUp({ messageId: scheduled.sid })).message).toMatchObject({
			sentAt: '2021-11-29T22:40:10.000Z',
			status: 'pending',
			isFinal: false,
			providerStatus: 'scheduled',
			phone: '+15558675310',
			chatId: 'whatsapp:+15558675310',
			accountPhone: null,
		});
	});

	it('are an account that works', async () => {
		const { check, transport } = open(last);
		expect(await check()).toEqual({ ok: true, message: `Connected: account ${accountSid}.` });
		expect(transport).toMatchObject({
			requests: [
				{
					method: 'GET',
					url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json?PageSize=1`,
				},
			],
		});
	});

	it('are asked for in the documented form', async () => {
		const { read, lookUp, transport } = open({ ...last, messages: [] });
		const root = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;
		await read({ contact: '+1 818 200 8801', limit: 20 });
		await read({ contact: 'whatsapp:+18182008801', limit: 20, ownPhone: '+12019235161' });
		await read({ limit: 5000 });
		await lookUp({ messageId: message.sid }).catch(() => {});
		expect(transport).toMatchObject({
			requests: [
				'/Messages.json?To=%2B18182008801&PageSize=20',
				'/Messages.json?From=%2B18182008801&PageSize=20',
				'/Messages.json?To=whatsapp%3A%2B18182008801&PageSize=20',
				'/Messages.json?From=whatsapp%3A%2B18182008801&PageSize=20',
				'/Messages.json?To=whatsapp%3A%2B18182008801&From=whatsapp%3A%2B12019235161&PageSize=20',
				'/Messages.json?To=whatsapp%3A%2B12019235161&From=whatsapp%3A%2B18182008801&PageSize=20',
				'/Messages.json?PageSize=1000',
				`/Messages/${message.sid}.json`,
			].map((path) => ({ method: 'GET', url: `${root}${path}`, body: null })),
		});
	});
});
