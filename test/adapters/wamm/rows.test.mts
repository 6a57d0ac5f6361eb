import { itemOf } from './setup.mts';

describe('a row of WAMM.chat', () => {
	it.each([
		['1', 'outbound'],
		[1, 'outbound'],
		[true, 'outbound'],
		['0', 'inbound'],
		[0, 'inbound'],
		[false, 'inbound'],
		[null, null],
		['', null],
		['2', null],
	])('with from_me %j is %s', async (from_me, direction) => {
		expect((await itemOf({ from_me }))?.direction).toBe(direction);
	});

	it.each([
		['textMessage', 'text'],
		['documentMessage', 'document'],
		['imageMessage', 'image'],
		['audioMessage', 'audio'],
		['videoMessage', 'video'],
		['location', 'location'],
		['file_link', 'file'],
		['pollMessage', 'other'],
		['constructor', 'other'],
		['__proto__', 'other'],
		['toString', 'other'],
		['', null],
		[false, null],
		[null, null],
	])('with tip_msg %j is %s', async (tip_msg, type) => {
		expect((await itemOf({ tip_msg }))?.type).toBe(type);
	});

	it.each([
		['2023-05-24 19:52:00', 'Europe/Moscow', '2023-05-24T16:52:00.000Z'],
		['2023-05-24 19:52:00', 'America/Mexico_City', '2023-05-25T01:52:00.000Z'],
		['2023-05-24 19:52:00', 'UTC', '2023-05-24T19:52:00.000Z'],
		['0000-00-00 00:00:00', 'Europe/Moscow', null],
		['2023-02-30 10:00:00', 'Europe/Moscow', null],
		['yesterday', 'Europe/Moscow', null],
		['', 'Europe/Moscow', null],
		[null, 'Europe/Moscow', null],
	])('of %j in %s was sent at %s', async (date, timezone, iso) => {
		expect(await itemOf({ date_ins: date, date_upd: date }, { timezone })).toMatchObject({
			sentAt: iso,
			statusAt: iso,
		});
	});

	it.each([
		['79001234567', '+79001234567', false],
		[79001234567, '+79001234567', false],
		['120363041234567890', null, true],
		['79001234567-1512345678', null, true],
		['7900-12', null, null],
		['@nickname', null, null],
		[null, null, null],
	])('of %j on WhatsApp has the phone %s', async (address, phone, isGroup) => {
		const chatId = address === null ? null : String(address);
		expect(await itemOf({ phone: address })).toMatchObject({ phone, isGroup, chatId });
	});

	it.each([
		['telegram', '733920115', '79035550142', '+79035550142'],
		['telegram', '79035550142', null, null],
		['telegram', '516273849', 'sofia_design', null],
		['telegramBot', '516273849', undefined, null],
		['max', '733920115', '79035550142', '+79035550142'],
	])(
		'on %s of chat %s and phone_real %j has the phone %s',
		async (messenger, address, phone_real, phone) => {
			expect(await itemOf({ phone: address, phone_real }, { messenger })).toMatchObject({
				phone,
				isGroup: null,
				chatId: address,
			});
		},
	);

	it.each([
		['', null],
		[null, null],
		['https://files.example/1', 'https://files.example/1'],
	])('with msg_link %j has that file', async (msg_link, mediaUrl) => {
		expect((await itemOf({ msg_link }))?.mediaUrl).toBe(mediaUrl);
	});

	it('keeps its texts as they are', async () => {
		const text = "=cmd|' /C calc'!A0 \u202e<b>{{ $json }}</b>\n";
		expect(await itemOf({ msg_text: text, chat_name: text })).toMatchObject({
			text,
			chatName: text,
		});
	});

	it('keeps an id that no number could hold', async () => {
		expect((await itemOf({ msg_id: '9007199254740993' }))?.messageId).toBe('9007199254740993');
		expect((await itemOf({ msg_id: 2 ** 60 }))?.messageId).toBeNull();
	});
});
