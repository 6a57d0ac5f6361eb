import { itemOf } from './setup.mts';

const INBOUND = { id: 'false_79001234567@c.us_BBBB', fromMe: false };

describe('a row of WAHA', () => {
	it.each([
		[-1, 'ERROR', 'failed', 'providerError'],
		[0, 'PENDING', 'pending', null],
		[1, 'SERVER', 'sent', null],
		[2, 'DEVICE', 'delivered', null],
		[3, 'READ', 'read', null],
		[4, 'PLAYED', 'read', null],
		[null, 'UNKNOWN', 'unknown', null],
		[7, 'SEVEN', 'unknown', null],
	])('with the ack %j (%s) is %s', async (ack, ackName, status, failureReason) => {
		const expected = { status, failureReason, providerStatus: ackName };
		expect(await itemOf({ ack, ackName })).toMatchObject(expected);
	});

	it.each([
		[-1, 'failed', 'ERROR'],
		[2, 'delivered', 'DEVICE'],
		[9, 'unknown', '9'],
		[null, null, null],
	])('with the ack %j and no word is %s', async (ack, status, providerStatus) => {
		expect(await itemOf({ ack, ackName: null })).toMatchObject({ status, providerStatus });
	});

	it('of somebody else is received, whatever its ack', async () => {
		const item = await itemOf({ ...INBOUND, ack: 3, ackName: 'READ' });
		expect(item).toMatchObject({ direction: 'inbound', status: 'received', isFinal: true });
	});

	it('that its author took back is deleted', async () => {
		expect(await itemOf({ _data: { type: 'revoked' } })).toMatchObject({
			status: 'deleted',
			providerStatus: 'revoked',
		});
	});

	it.each([
		['GOWS, where from is the chat', { from: '79001234567@c.us', to: null }],
		['WEBJS, where from is our own', { from: '5215587654321@c.us', to: '79001234567@c.us' }],
	])('of ours has the contact of its id on %s', async (_engine, addresses) => {
		const asked = { limit: 1 };
		expect(await itemOf(addresses, asked)).toMatchObject({
			phone: '+79001234567',
			chatId: '79001234567@c.us',
			direction: 'outbound',
		});
	});

	it('without a whole id has the contact of its addresses', async () => {
		const addresses = { id: 'AAAA', from: '5215587654321@c.us', to: '79001234567@c.us' };
		expect(await itemOf(addresses, {})).toMatchObject({ chatId: '79001234567@c.us' });
		const from = { id: 'AAAA', fromMe: false, from: '79001234567@s.whatsapp.net', to: null };
		expect(await itemOf(from, {})).toMatchObject({ phone: '+79001234567' });
	});

	it.each([
		['its participant', { participant: '5215512345678@c.us' }, '+5215512345678'],
		['the fourth part of its id', {}, '+79161234567'],
		['the name they give themselves', { _data: { Info: { PushName: 'Olga' } } }, 'Olga'],
	])('of a group has no phone, and as the author %s', async (_what, part, senderName) => {
		const id = 'false_120363041234567890@g.us_CCCC_79161234567@c.us';
		const item = await itemOf({ id, fromMe: false, ...part }, {});
		expect(item).toMatchObject({ isGroup: true, phone: null, senderName, chatName: null });
	});

	it.each([
		[{ Info: { SenderAlt: '79001234567:12@s.whatsapp.net', PushName: 'Ivan' } }],
		[{ key: { remoteJidAlt: '79001234567@s.whatsapp.net' }, pushName: 'Ivan' }],
	])('of a hidden number has the phone that the engine tells with it', async (_data) => {
		const id = 'false_178231456203987@lid_DDDD';
		expect(await itemOf({ id, fromMe: false, _data }, {})).toMatchObject({
			phone: '+79001234567',
			chatId: '178231456203987@lid',
			chatName: 'Ivan',
		});
	});

	it('of ours names nobody, whatever we call ourselves', async () => {
		expect(await itemOf({ _data: { pushName: 'We' } })).toMatchObject({ chatName: null });
	});

	it('of a channel has no phone, whatever the engine tells with it', async () => {
		const part = { id: 'false_12@newsletter_A', fromMe: false };
		const _data = { Info: { SenderAlt: '79001234567@s.whatsapp.net' } };
		expect(await itemOf({ ...part, _data }, {})).toMatchObject({ phone: null });
	});

	it('that says no chat is of the one that was asked for', async () => {
		const nowhere = { id: 'AAAA', from: null, to: null };
		expect(await itemOf(nowhere)).toMatchObject({
			phone: '+79001234567',
			chatId: '79001234567@c.us',
		});
	});

	it('of ours to a hidden number has the phone of whom it went to', async () => {
		const Info = { SenderAlt: '5215587654321@s.whatsapp.net', RecipientAlt: '79001234567@c.us' };
		const id = 'true_178231456203987@lid_DDDD';
		expect(await itemOf({ id, _data: { Info } }, {})).toMatchObject({ phone: '+79001234567' });
	});

	it.each([
		[{ _data: { type: 'chat' } }, 'text'],
		[{ _data: { type: 'ptt' } }, 'voice'],
		[{ _data: { type: 'constructor' } }, 'other'],
		[{ _data: { message: { messageContextInfo: {}, extendedTextMessage: {} } } }, 'text'],
		[{ _data: { Message: { audioMessage: { PTT: true } } } }, 'voice'],
		[{ _data: { message: { audioMessage: { ptt: true } } } }, 'voice'],
		[{ _data: { message: { audioMessage: { ptt: false } } } }, 'audio'],
		[{ _data: { message: { documentWithCaptionMessage: {} } } }, 'document'],
		[{ _data: { message: { pollCreationMessage: {} } } }, 'other'],
		[{ _data: { message: { constructor: null } } }, 'other'],
		[{ location: { latitude: '1', longitude: '2' } }, 'location'],
		[{ location: null }, 'text'],
		[{ location: 'here' }, 'text'],
		[{ media: { mimetype: 'video/mp4' } }, 'video'],
		[{ media: { mimetype: 'application/pdf' } }, 'document'],
		[{ hasMedia: true }, 'file'],
		[{}, 'text'],
		[{ body: null }, null],
	])('with %j is %s', async (part, type) => {
		expect((await itemOf(part))?.type).toBe(type);
	});

	it('of media has the file where WAHA gives one', async () => {
		const media = { url: 'http://localhost:3000/api/files/x.jpg', mimetype: 'image/jpeg' };
		expect(await itemOf({ hasMedia: true, media })).toMatchObject({
			mediaUrl: media.url,
			mediaMimeType: 'image/jpeg',
		});
		expect(await itemOf({ hasMedia: true, media: null })).toMatchObject({ mediaUrl: null });
	});
});
