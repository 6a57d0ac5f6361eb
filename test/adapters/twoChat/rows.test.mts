import { messagesOf } from '../contract/scripted.mts';
import { ownPhone, itemOf, KEY, open, row } from './setup.mts';

describe('a row of 2Chat', () => {
	it.each([
		[{ timestamp: 1670454681.0 }, '2022-12-07T23:11:21.000Z'],
		[{ timestamp: 1670454681.25 }, '2022-12-07T23:11:21.250Z'],
		[{ created_at: '2024-04-02T23:02:03Z' }, '2024-04-02T23:02:03.000Z'],
		[{ created_at: '2026-02-18T18:01:35' }, '2026-02-18T18:01:35.000Z'],
		[{ timestamp: 1670454681, created_at: '2024-04-02T23:02:03Z' }, '2022-12-07T23:11:21.000Z'],
		[{ timestamp: 0 }, null],
		[{ timestamp: -5 }, null],
		[{ created_at: 'yesterday' }, null],
		[{}, null],
	])('with %j was sent at %s', async (part, sentAt) => {
		expect(await itemOf(part)).toMatchObject({ sentAt, statusAt: null });
	});

	it.each([
		[{ text: 'hi' }, 'text', 'hi', null],
		[{ text: '' }, 'other', null, null],
		[{}, 'other', null, null],
		[null, 'other', null, null],
		[{ media: { type: 'image', url: 'https://f/1' } }, 'image', null, 'https://f/1'],
		[{ text: 'hi', media: { type: 'image', url: 'https://f/1' } }, 'image', 'hi', 'https://f/1'],
		[{ media: { type: 'ptt' } }, 'voice', null, null],
		[{ media: { type: 'voice' } }, 'voice', null, null],
		[{ media: { type: 'audio' } }, 'audio', null, null],
		[{ media: { type: 'video' } }, 'video', null, null],
		[{ media: { type: 'document' } }, 'document', null, null],
		[{ media: { type: 'sticker' } }, 'sticker', null, null],
		[{ media: { type: 'location' } }, 'location', null, null],
		[{ media: { type: 'hologram' } }, 'file', null, null],
		[{ media: { type: 'constructor' } }, 'file', null, null],
		[{ media: {} }, 'file', null, null],
		[{ media: null, text: 'hi' }, 'text', 'hi', null],
	])('with the message %j is %s', async (message, type, text, mediaUrl) => {
		expect(await itemOf({ message })).toMatchObject({ type, text, mediaUrl });
	});

	it.each([
		[{ remote_phone_number: '+5215512345432' }, '+5215512345432', null],
		[{ session_key: KEY }, '+79001234567', false],
		[{ session_key: KEY, remote_phone_number: '+5215512345432' }, '+5215512345432', false],
		[{ session_key: 'WA-WAN1-5215512345432' }, '+5215512345432', false],
		[{ session_key: 'WW-WPN1-178231456203987@lid' }, null, null],
		[{ session_key: 'WW-WPN1-120363041234567890@g.us' }, null, true],
		[{ session_key: 'nonsense' }, null, null],
		[{}, null, null],
	])('with %j has the phone %s', async (part, phone, isGroup) => {
		expect(await itemOf(part)).toMatchObject({ phone, isGroup });
	});

	it.each([
		[{ first_name: 'Johny', last_name: 'Doe' }, 'Johny Doe'],
		[{ first_name: 'Johny' }, 'Johny'],
		[{ last_name: 'Doe', first_name: '' }, 'Doe'],
		[{}, null],
		[null, null],
	])('with the contact %j is called %s', async (who, chatName) => {
		expect((await itemOf({ contact: who }))?.chatName).toBe(chatName);
	});

	it('takes id for a missing uuid, and the own number of the request', async () => {
		expect(await itemOf({ uuid: null, id: 'MSG9' })).toMatchObject({
			messageId: 'MSG9',
			accountPhone: ownPhone,
		});
		expect(await itemOf({ channel_phone_number: '+34910000001' })).toMatchObject({
			accountPhone: '+34910000001',
		});
	});
});

describe('a conversation of 2Chat', () => {
	it('that was asked for by session key has it on rows without one', async () => {
		const { read } = open({
			messages: [row(), row({ uuid: 'MSG2', session_key: 'WW-WPN1-other' })],
		});
		const items = messagesOf(await read({ ownPhone, contact: ` ${KEY} ` }));
		expect(items.map(({ chatId }) => chatId)).toEqual([KEY, 'WW-WPN1-other']);
	});
});
