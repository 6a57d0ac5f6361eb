import { messagesOf } from '../contract/scripted.mts';
import { contact, itemOf, open, row } from './setup.mts';

describe('a row of WhatsApp API', () => {
	it.each([
		['chat', 'text'],
		['image', 'image'],
		['audio', 'audio'],
		['ptt', 'voice'],
		['video', 'video'],
		['document', 'document'],
		['sticker', 'sticker'],
		['location', 'location'],
		['e2e_notification', 'other'],
		['constructor', 'other'],
		['__proto__', 'other'],
		[null, null],
	])('of the type %j is %s', async (type, expected) => {
		expect((await itemOf({ type }))?.type).toBe(expected);
	});

	it.each([
		[true, 'outbound', null, null],
		[false, 'inbound', 'received', true],
		[null, null, null, null],
	])('with from_me %j is %s, its status %s', async (from_me, direction, status, isFinal) => {
		expect(await itemOf({ from_me })).toMatchObject({
			direction,
			status,
			isFinal,
			failureReason: null,
			providerStatus: null,
		});
	});

	it.each([
		[1_717_250_585, '2024-06-01T14:03:05.000Z'],
		[null, null],
		[0, null],
	])('of %j was sent at %s', async (timestamp, sentAt) => {
		expect((await itemOf({ timestamp }))?.sentAt).toBe(sentAt);
	});

	it.each([
		['hi', 'hi'],
		['', null],
		[null, null],
	])('with the body %j says %j', async (body, text) => {
		expect((await itemOf({ body }))?.text).toBe(text);
	});

	it('of a group has no phone', async () => {
		const group = { id: '120363041234567890@g.us', name: 'Team', is_group: true };
		const { read } = open({ chat: group, messages: [row()] });
		expect(messagesOf(await read({ contact }))[0]).toMatchObject({
			isGroup: true,
			chatId: '120363041234567890@g.us',
		});
	});
});
