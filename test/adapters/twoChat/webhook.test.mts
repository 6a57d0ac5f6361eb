import fc from 'fast-check';
import { messageSchema, registry } from '../../../adapters/index.ts';
import type { MessageEvent, Parsed } from '../../../adapters/core/webhooks/webhook.ts';
import { unsigned } from '../../support/delivery.mts';

const { parse: parseDelivery, topics } = registry.twoChat.webhook ?? {};
const KEY = 'WW-WPN10450c6d-b54d-46e3-b0bc-6414f4a5296b-5215533334444@c.us';
const TOPICS = {
	received: 'whatsapp.message.received',
	sent: 'whatsapp.message.sent',
	receiptSent: 'whatsapp.message.receipt.sent',
	receiptReceived: 'whatsapp.message.receipt.received',
	receiptRead: 'whatsapp.message.receipt.read',
};

/** The vendor's example of an incoming message. */
const MESSAGE = {
	id: 'MSGcf20',
	uuid: 'MSGcf20',
	created_at: '2023-04-18T22:17:50Z',
	session_key: KEY,
	message: { media: { url: 'https://example.com/a.jpg', type: 'image', mime_type: 'image/jpeg' } },
	remote_phone_number: '+5215533334444',
	channel_phone_number: '+595981445566',
	sent_by: 'user',
	contact: { first_name: 'Johny', last_name: 'Doe', profile_pic_url: 'https://example.com/b' },
};
/** As the vendor's newer examples of WhatsApp Business numbers have it. */
const WABA = {
	...MESSAGE,
	event: 'whatsapp.waba.message.sent',
	created_at: '2026-02-18T18:01:35',
	session_key: 'WA-WAN1-5215533334444',
	message: { text: 'Hola' },
	channel: { uuid: 'WAN1' },
	to_number: '+5215533334444',
	sent_by: 'api',
};

const parse = (body: unknown, topic: string | null) =>
	parseDelivery?.(unsigned(body, topic), {}) as Parsed;

function eventOf(body: unknown, topic: string): MessageEvent {
	const parsed = parse(body, topic);
	if (!parsed.events[0]) throw new Error(JSON.stringify(parsed));
	return parsed.events[0];
}
const messageOf = (body: unknown, topic: string) => eventOf(body, topic).record.message;

describe('what 2Chat delivers', () => {
	it('is understood as the vendor shows it', () => {
		const { kind, isByApi, record } = eventOf(MESSAGE, TOPICS.received);
		expect({ kind, isByApi }).toEqual({ kind: 'messageReceived', isByApi: false });
		expect(record.raw).toBe(MESSAGE);
		expect(record.message).toEqual({
			sentAt: '2023-04-18T22:17:50.000Z',
			direction: 'inbound',
			phone: '+5215533334444',
			chatName: 'Johny Doe',
			senderName: null,
			type: 'image',
			text: null,
			mediaUrl: 'https://example.com/a.jpg',
			mediaMimeType: 'image/jpeg',
			status: 'received',
			isFinal: true,
			failureReason: null,
			statusAt: null,
			providerStatus: null,
			messageId: 'MSGcf20',
			chatId: KEY,
			isGroup: false,
			accountPhone: '+595981445566',
			provider: 'twoChat',
		});
	});

	it('may say the event, and its time without a zone, which is UTC', () => {
		const event = eventOf(WABA, TOPICS.sent);
		expect(event).toMatchObject({ kind: 'messageSent', isByApi: true });
		expect(event.record.message).toMatchObject({
			sentAt: '2026-02-18T18:01:35.000Z',
			direction: 'outbound',
			text: 'Hola',
			status: null,
		});
	});

	it.each([
		[1_670_454_681.5, '2022-12-07T23:11:21.500Z'],
		['1670454681', '2022-12-07T23:11:21.000Z'],
		['2022-12-07T23:11:21', '2022-12-07T23:11:21.000Z'],
		['soon', '2023-04-18T22:17:50.000Z'],
	])('may have its time as %j', (timestamp, sentAt) => {
		expect(messageOf({ ...MESSAGE, timestamp }, TOPICS.received).sentAt).toBe(sentAt);
	});

	it('may be one level down, with the rest beside it', () => {
		const { channel_phone_number: own, ...inner } = MESSAGE;
		const body = { event: 'message.received', channel_phone_number: own, message: inner };
		const { kind, record } = eventOf(body, TOPICS.received);
		expect(kind).toBe('messageReceived');
		expect(record.message).toEqual(messageOf(MESSAGE, TOPICS.received));
		expect(record.raw).toBe(body);
		const short = { message: { uuid: 'MSG1', text: 'Hola', sent_by: 'user' } };
		expect(messageOf(short, TOPICS.received)).toMatchObject({ messageId: 'MSG1', text: 'Hola' });
	});

	it('takes its direction from the subscription where the payload does not say', () => {
		const { sent_by: _, ...unsigned } = MESSAGE;
		expect(messageOf(unsigned, TOPICS.received)).toMatchObject({
			direction: 'inbound',
			status: 'received',
		});
		expect(eventOf(unsigned, TOPICS.sent)).toMatchObject({ kind: 'messageSent', isByApi: null });
	});

	it('takes its direction from the payload where the two differ', () => {
		const ours = eventOf({ ...MESSAGE, sent_by: 'agent' }, TOPICS.received);
		expect(ours).toMatchObject({ kind: 'messageSent', isByApi: false });
		expect(ours.record.message.direction).toBe('outbound');
	});

	it.each([
		[{ event: 'message.sent', message_uuid: 'MSG1' }, TOPICS.receiptSent, 'sent'],
		[{ event: 'message.not-sent', message_uuid: 'MSG1' }, TOPICS.receiptSent, 'failed'],
		[{ event: 'message.received', message_uuid: 'MSG1' }, TOPICS.receiptReceived, 'delivered'],
		[{ event: 'message.read', uuid: 'MSG1' }, TOPICS.receiptRead, 'read'],
		[{ event: 'whatsapp.message.receipt.read', id: 'MSG1' }, TOPICS.receiptRead, 'read'],
		[{ event: 'whatsapp.waba.message.receipt.sent', uuid: 'MSG1' }, TOPICS.receiptSent, 'sent'],
		[{ uuid: 'MSG1' }, TOPICS.receiptReceived, 'delivered'],
		[{ message: { uuid: 'MSG1' }, event: 'message.read' }, TOPICS.receiptRead, 'read'],
		[{ ...WABA, uuid: 'MSG1', event: TOPICS.receiptRead }, TOPICS.receiptRead, 'read'],
	])('a receipt %j of %s says %s', (body, topic, status) => {
		const { kind, record } = eventOf(body, topic);
		expect(kind).toBe('statusChanged');
		expect(record.message).toMatchObject({ messageId: 'MSG1', direction: 'outbound', status });
		expect(() => messageSchema.parse(record.message)).not.toThrow();
	});

	it('a receipt’s id is the message’s, and its time that of the status', () => {
		const receipt = {
			event: 'message.not-sent',
			uuid: 'RCP1',
			message_uuid: 'MSG1',
			timestamp: 1_670_454_681,
		};
		expect(messageOf(receipt, TOPICS.receiptSent)).toMatchObject({
			messageId: 'MSG1',
			sentAt: null,
			statusAt: '2022-12-07T23:11:21.000Z',
			isFinal: true,
			failureReason: 'notSent',
			providerStatus: 'message.not-sent',
		});
	});

	it.each([
		[MESSAGE, null, 1],
		[null, TOPICS.received, 1],
		[[MESSAGE], TOPICS.received, 1],
		['text', TOPICS.received, 1],
		[{ ...MESSAGE, uuid: {} }, TOPICS.received, 1],
		[{}, TOPICS.received, 1],
		[{ sent_by: 'user', uuid: '' }, TOPICS.received, 1],
		[MESSAGE, 'whatsapp.number.status', 0],
	])('tells nothing, and so many that can’t be used: %j of %j: %i', (body, topic, dropped) => {
		expect(parse(body, topic)).toEqual({ events: [], dropped });
	});

	it('never throws, and never breaks the item, whatever it is', () => {
		const names = [...Object.keys(MESSAGE), 'event', 'message_uuid', 'timestamp', '__proto__'];
		const value = fc.oneof(fc.jsonValue(), fc.constantFrom('MSG1', 'user', 'message.read', 1e300));
		const row = fc.dictionary(fc.constantFrom(...names), value);
		const body = fc.oneof(
			fc.jsonValue(),
			row,
			row.map((changes) => ({ ...MESSAGE, ...changes })),
			row.map((message) => ({ event: 'message.read', message: { uuid: 'MSG1', ...message } })),
		);
		const topic = fc.oneof(fc.constantFrom(...Object.values(TOPICS)), fc.string());
		fc.assert(
			fc.property(body, topic, (given, of) => {
				const parsed = parse(given, of);
				parsed.events.forEach(({ record }) => messageSchema.parse(record.message));
			}),
			{ numRuns: 2_000 },
		);
	});
});

describe('the subscriptions for 2Chat', () => {
	it('are one for each event and status that is wanted, without those that tell more', () => {
		const of = (kinds: Parameters<NonNullable<typeof topics>>[0], ...statuses: never[]) =>
			topics?.(kinds, statuses);
		expect(of(['messageReceived'])).toEqual([TOPICS.received]);
		expect(of(['messageReceived', 'messageSent'])).toEqual([TOPICS.received, TOPICS.sent]);
		expect(topics?.(['statusChanged'], ['sent', 'failed', 'delivered', 'read'])).toEqual([
			TOPICS.receiptSent,
			TOPICS.receiptReceived,
			TOPICS.receiptRead,
		]);
		expect(topics?.(['statusChanged'], ['deleted', 'pending', 'unknown'])).toEqual([]);
	});
});
