import type { MessageQuery } from '../../../adapters/core/messages/page.ts';
import { onChannelOf, phoneOfAddress, toContact } from '../../../adapters/twilio/address.ts';
import { filtersOf } from '../../../adapters/twilio/filters.ts';
import { mergedByTime } from '../../../adapters/twilio/mergedByTime.ts';
import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { at, idsOf, record } from '../core/messages/samples.ts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { accountSid, credential } from './setup.mts';

const PHONE = '+79001234567';
const OWN = '+12025550123';

describe('a contact of Twilio', () => {
	it.each<[unknown, string, readonly string[]]>([
		['+7 900 123-45-67', 'phone', [PHONE]],
		[79_001_234_567, 'phone', [PHONE]],
		['tel:+79001234567', 'phone', [PHONE]],
		['TEL:+79001234567', 'phone', [PHONE]],
		['https://wa.me/79001234567', 'phone', [PHONE]],
		['http://wa.me/79001234567', 'phone', [PHONE]],
		[' 24680 ', 'chat', ['24680']],
		[246_801, 'chat', ['246801']],
		['messenger:123', 'chat', ['messenger:123']],
		['telly:123', 'chat', ['telly:123']],
		['hotel:123', 'chat', ['hotel:123']],
		['whatsapp:+7 900 123 45 67', 'chat', [`whatsapp:${PHONE}`]],
		['WhatsApp:79001234567', 'chat', [`whatsapp:${PHONE}`]],
		['whatsapp:+525512345678', 'chat', ['whatsapp:+525512345678', 'whatsapp:+5215512345678']],
	])('%j is %s %j', (typed, kind, variants) => {
		expect(toContact(typed)).toEqual({ kind, variants });
	});

	it('is no channel’s address with a space in it', () => {
		expect(() => toContact('messenger:1 2')).toThrow(
			expect.objectContaining({
				name: 'InputError',
				message: '“messenger:1 2” is no address that Twilio knows.',
				advice:
					'Write a phone with its country code, and whatsapp: in front of it for WhatsApp only.',
			}),
		);
	});

	it.each([[undefined], [null], [''], [{}], [[24_680]], [true]])('is not %j', (typed) => {
		expect(() => toContact(typed)).toThrow(expect.objectContaining({ name: 'InputError' }));
	});

	it.each([
		[PHONE, PHONE],
		[`whatsapp:${PHONE}`, PHONE],
		[`x${PHONE}`, null],
		[`${PHONE}x`, null],
		['24680', null],
		[null, null],
	])('has of %j the phone %j', (address, phone) => {
		expect(phoneOfAddress(address)).toBe(phone);
	});
});

describe('an own number beside a contact’s address', () => {
	it.each([
		[PHONE, OWN, OWN],
		[`whatsapp:${PHONE}`, OWN, `whatsapp:${OWN}`],
		[`whatsapp:${PHONE}`, `whatsapp:${OWN}`, `whatsapp:${OWN}`],
		[`whatsapp:${PHONE}`, 'ACME', 'ACME'],
	])('is beside %s, from %s: %s', (contact, own, expected) => {
		expect(onChannelOf(contact, own)).toBe(expected);
	});
});

describe('the lists that hold a query’s messages', () => {
	const asked = (part: Partial<MessageQuery>) =>
		filtersOf({ ownPhone: null, contact: null, direction: null, wanted: 1, ...part });
	const chat = { kind: 'chat', address: 'messenger:1' } as const;
	const whatsApp = `whatsapp:${OWN}`;

	it.each<[string, Partial<MessageQuery>, unknown]>([
		['all', {}, [{}]],
		['all, of one direction', { direction: 'inbound' }, [{}]],
		['a chat', { contact: chat }, [{ To: chat.address }, { From: chat.address }]],
		['what a chat sent', { contact: chat, direction: 'inbound' }, [{ From: chat.address }]],
		[
			'what a chat got of one of us',
			{ contact: chat, direction: 'outbound', ownPhone: OWN },
			[{ To: chat.address, From: OWN }],
		],
		[
			'what one of us sent',
			{ ownPhone: OWN, direction: 'outbound' },
			[{ From: OWN }, { From: whatsApp }],
		],
		[
			'what one of us got',
			{ ownPhone: OWN, direction: 'inbound' },
			[{ To: OWN }, { To: whatsApp }],
		],
		[
			'one of us',
			{ ownPhone: OWN },
			[{ To: OWN }, { From: OWN }, { To: whatsApp }, { From: whatsApp }],
		],
	])('of %s', (_whose, query, filters) => {
		expect(asked(query)).toEqual(filters);
	});
});

describe('lists as one', () => {
	const list = (name: string, ...seconds: Array<number | null>) =>
		seconds.map((second, nth) =>
			record({ messageId: `${name}${nth}`, sentAt: second === null ? null : at(second) }),
		);

	it('are woven together by time, newest first', () => {
		const merged = mergedByTime([list('a', 9, 5, 1), list('b', 7, 5, 3)]);
		expect(idsOf(merged)).toEqual(['a0', 'b0', 'a1', 'b1', 'b2', 'a2']);
	});

	it('keep their own sequence, in which what has no time stays where it is', () => {
		const merged = mergedByTime([list('a', null, 9, null, 5), list('b', 7, 8, 1)]);
		expect(idsOf(merged)).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'a3', 'b2']);
	});

	it('are one already where there is one', () => {
		expect(idsOf(mergedByTime([list('a', 1, 9)]))).toEqual(['a0', 'a1']);
		expect(mergedByTime([])).toEqual([]);
	});
});

describe('own numbers of Twilio', () => {
	it('are those of the account, with their names', async () => {
		const transport = new ScriptedTransport(() =>
			answer({
				incoming_phone_numbers: [
					{ phone_number: OWN, friendly_name: 'Shop', capabilities: { sms: true } },
					{ phone_number: PHONE, friendly_name: null, capabilities: { sms: false } },
					{ phone_number: '+34910000001', friendly_name: 'Old' },
					{ phone_number: 'none' },
				],
			}),
		);
		const { context } = openScripted(registry.twilio, credential, transport);
		expect(await registry.twilio.ownNumbers?.(context as never)).toEqual([
			{ phone: OWN, label: 'Shop', isConnected: true },
			{ phone: PHONE, label: PHONE, isConnected: false },
			{ phone: '+34910000001', label: 'Old', isConnected: true },
		]);
		expect(transport.requests).toMatchObject([
			{
				method: 'GET',
				url: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json?PageSize=1000`,
			},
		]);
	});
});
