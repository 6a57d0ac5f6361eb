import { messagesOf } from '../contract/scripted.mts';
import { contact, itemOf, open, row } from './setup.mts';

const THUMBNAIL = `/9j/${'4AAQSkZJRg+/'.repeat(20)}Q==`;

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

	it.each([
		['image', false, null],
		['image', undefined, null],
		['document', false, null],
		['location', false, null],
		['image', true, THUMBNAIL],
		['chat', false, THUMBNAIL],
		[null, false, THUMBNAIL],
	])('of the type %s with has_media %j doesn’t take a preview for a text', async (...given) => {
		const [type, has_media, text] = given;
		expect((await itemOf({ type, has_media, body: THUMBNAIL }))?.text).toBe(text);
	});

	it.each(['Look at this', `${'a'.repeat(120)} b`, 'x'.repeat(40)])(
		'of media without a file still says “%s”',
		async (body) => {
			expect((await itemOf({ type: 'image', has_media: false, body }))?.text).toBe(body);
		},
	);

	it('of a group has no phone', async () => {
		const group = { id: '120363041234567890@g.us', name: 'Team', is_group: true };
		const { read } = open({ chat: group, messages: [row()] });
		expect(messagesOf(await read({ contact }))[0]).toMatchObject({
			isGroup: true,
			chatId: '120363041234567890@g.us',
		});
	});
});
