import fc from 'fast-check';
import { type ProviderDefinition, messageSchema, registry } from '../../../adapters/index.ts';
import type { MessageEvent, Parsed } from '../../../adapters/core/webhooks/webhook.ts';
import { unsigned } from '../../support/delivery.mts';
import { open } from './setup.mts';

const { wamm } = registry;
const config = wamm.config.parse({ token: 'example', timezone: 'Europe/Moscow' });
const telegram = wamm.config.parse({ token: 'example', messenger: 'telegram' });

/** The vendor's example of a message event. */
const MESSAGE = {
	msg_id: 1234567,
	qoute_msg_id: null,
	from_api: 0,
	from_me: 0,
	phone_acc: '79181234567',
	phone: '79001234567',
	chat_name: 'Ivan Petrov',
	tip_msg: 'textMessage',
	msg_text: 'Good afternoon!',
	msg_link: null,
	date_ins: '2023-05-24 12:35:29',
	state: 'received',
	senderId: null,
	senderName: null,
};

const parse = (body: unknown, of = config) => wamm.webhook?.parse(unsigned(body), of) as Parsed;

function eventOf(body: unknown, of = config): MessageEvent {
	const parsed = parse(body, of);
	if (!parsed.events[0]) throw new Error(JSON.stringify(parsed));
	return parsed.events[0];
}

const received = (changes: object = {}) => ({ tip: 'msg', msg_data: { ...MESSAGE, ...changes } });

describe('what WAMM.chat delivers', () => {
	it('is understood as the vendor shows it', () => {
		const { kind, isByApi, record } = eventOf(received());
		expect({ kind, isByApi }).toEqual({ kind: 'messageReceived', isByApi: false });
		expect(record.raw).toEqual(MESSAGE);
		expect(record.message).toEqual({
			sentAt: '2023-05-24T09:35:29.000Z',
			direction: 'inbound',
			phone: '+79001234567',
			chatName: 'Ivan Petrov',
			senderName: null,
			type: 'text',
			text: 'Good afternoon!',
			mediaUrl: null,
			mediaMimeType: null,
			status: 'received',
			isFinal: true,
			failureReason: null,
			statusAt: null,
			providerStatus: 'received',
			messageId: '1234567',
			chatId: '79001234567',
			isGroup: false,
			accountPhone: '+79181234567',
			provider: 'wamm',
		});
	});

	it('is the same with numbers as text, as its lists have them', () => {
		const asText = received({ msg_id: '1234567', from_me: '0', from_api: '0' });
		expect(eventOf(asText).record.message).toEqual(eventOf(received()).record.message);
		expect(eventOf(asText)).toMatchObject({ kind: 'messageReceived', isByApi: false });
	});

	it.each([
		[{ from_me: 1, from_api: 1, state: 'sent' }, 'messageSent', true],
		[{ from_me: '1', from_api: '0', state: 'sending' }, 'messageSent', false],
		[{ from_me: 1, from_api: undefined, state: 'viewed' }, 'messageSent', null],
	])('tells messages of ours, and by API, from others: %j', (changes, kind, isByApi) => {
		const event = eventOf(received(changes));
		expect(event).toMatchObject({ kind, isByApi });
		expect(event.record.message.direction).toBe('outbound');
	});

	it('has the author in a group, and Telegram’s phone beside the chat’s id', () => {
		const group = eventOf(received({ phone: '120363041234567890', senderName: 'Olga' }));
		expect(group.record.message).toMatchObject({
			isGroup: true,
			phone: null,
			senderName: 'Olga',
			chatId: '120363041234567890',
		});
		const known = eventOf(received({ phone: 733920115, phone_real: '79035550142' }), telegram);
		expect(known.record.message).toMatchObject({ phone: '+79035550142', chatId: '733920115' });
	});

	it.each(['telegram', 'telegramBot', 'max'])(
		'has no phone of ours on %s, where the account may be an id',
		async (messenger) => {
			const of = wamm.config.parse({ token: 'example', messenger });
			expect(eventOf(received({ phone_acc: '5123456789' }), of).record.message).toMatchObject({
				accountPhone: null,
			});
			const listed = { err: 0, data: [{ phone: '5123456789', hook: 'https://n8n.example/1' }] };
			const { registration } = (wamm as ProviderDefinition<unknown>).webhook ?? {};
			if (registration?.by !== 'user') throw new Error('WAMM.chat’s webhook is set by its user');
			expect(await registration.current?.(open(listed, { messenger }).context)).toEqual({
				urls: ['https://n8n.example/1'],
				accountPhone: null,
			});
			expect(await registration.current?.(open(listed).context)).toMatchObject({
				accountPhone: '+5123456789',
			});
		},
	);

	it.each([
		['viewed', 'read'],
		['delivered', 'delivered'],
		['not sent', 'failed'],
		['NoAccount', 'failed'],
		['something new', 'unknown'],
	])('a status change to %j is %s, with no more than id and state', (state, status) => {
		const { kind, record } = eventOf({ tip: 'msg_state', msg_data: { msg_id: 7, state } });
		expect(kind).toBe('statusChanged');
		expect(record.message).toMatchObject({ messageId: '7', status, providerStatus: state });
		expect(() => messageSchema.parse(record.message)).not.toThrow();
	});

	it('a status change keeps what else it tells', () => {
		const { record } = eventOf({
			tip: 'msg_state',
			msg_data: { ...MESSAGE, from_me: 1, state: 'viewed', date_upd: '2023-05-24 12:40:00' },
		});
		expect(record.message).toMatchObject({
			direction: 'outbound',
			phone: '+79001234567',
			statusAt: '2023-05-24T09:40:00.000Z',
			accountPhone: '+79181234567',
		});
	});

	it('may have its id under the name that was once seen, and a list in place of the one row', () => {
		const { msg_id: id, ...rest } = MESSAGE;
		expect(eventOf({ tip: 'msg', msg_data: { ...rest, id } }).record.message.messageId).toBe(
			'1234567',
		);
		const two = parse({ tip: 'msg', msg_data: [MESSAGE, { ...MESSAGE, msg_id: 8 }] });
		expect(two.events.map(({ kind }) => kind)).toEqual(['messageReceived', 'messageReceived']);
	});

	it.each([
		[{ tip: 'other', msg_data: MESSAGE }, 0],
		[received({ from_me: null }), 1],
		[received({ msg_id: null }), 1],
		[received({ msg_id: 2 ** 60 }), 1],
		[{ tip: 'msg' }, 1],
		[{ tip: 'msg', msg_data: [] }, 0],
		[{ tip: 'msg_state', msg_data: [{ state: 'viewed' }, 'text'] }, 2],
		[{ tip: 'msg', msg_data: 'text' }, 1],
		[{}, 1],
		[[], 1],
		[null, 1],
		['<xml/>', 1],
	])('tells nothing, and so many that can’t be used: %j %i', (body, dropped) => {
		expect(parse(body)).toEqual({ events: [], dropped });
	});

	it('never throws, and never breaks the item, whatever it is', () => {
		const word = fc.constantFrom(...Object.keys(MESSAGE), 'tip', 'msg_data', 'id', '__proto__');
		const value = fc.oneof(fc.jsonValue(), fc.constantFrom('msg', 'msg_state', 1, '1', 'viewed'));
		const row = fc.dictionary(word, value);
		const body = fc.oneof(
			fc.jsonValue(),
			fc.record({ tip: value, msg_data: fc.oneof(row, fc.array(row)) }),
			row.map((changes) => received(changes)),
		);
		fc.assert(
			fc.property(body, (given) => {
				const parsed = parse(given);
				parsed.events.forEach(({ record }) => messageSchema.parse(record.message));
			}),
			{ numRuns: 2_000 },
		);
	});
});
