import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { messageSchema, registry } from '../../../adapters/index.ts';
import type { Delivery } from '../../../adapters/core/webhooks/delivery.ts';
import type { MessageEvent } from '../../../adapters/core/webhooks/webhook.ts';
import { unsigned } from '../../support/delivery.mts';

const { parse, verify } = registry.twilio.webhook ?? {};
const SID = 'SM00000000000000000000000000000001';
const RECEIVED = {
	MessageSid: SID,
	SmsSid: SID,
	SmsStatus: 'received',
	AccountSid: 'AC1',
	From: '+15558675310',
	To: '+12025550123',
	Body: 'Hi',
	NumMedia: '0',
};

const parsed = (body: unknown) => parse?.(unsigned(body), {});
function eventOf(body: unknown): MessageEvent {
	const [event] = parsed(body)?.events ?? [];
	if (!event) throw new Error(JSON.stringify(parsed(body)));
	return event;
}

describe('what Twilio delivers', () => {
	it('is a message of a contact', () => {
		const { kind, isByApi, record } = eventOf(RECEIVED);
		expect([kind, isByApi]).toEqual(['messageReceived', null]);
		expect(record.raw).toEqual(RECEIVED);
		expect(messageSchema.parse(record.message)).toMatchObject({
			sentAt: null,
			direction: 'inbound',
			phone: '+15558675310',
			chatId: '+15558675310',
			accountPhone: '+12025550123',
			type: 'text',
			text: 'Hi',
			status: 'received',
			statusAt: null,
			messageId: SID,
			isGroup: false,
			provider: 'twilio',
		});
	});

	it('has the contact’s name and the media of WhatsApp', () => {
		const body = {
			...RECEIVED,
			From: 'whatsapp:+5215512345678',
			To: 'whatsapp:+12025550123',
			Body: '',
			NumMedia: '1',
			MediaUrl0: 'https://api.twilio.com/media/1',
			MediaContentType0: 'audio/ogg',
			ProfileName: 'María',
		};
		expect(eventOf(body).record.message).toMatchObject({
			phone: '+5215512345678',
			chatId: 'whatsapp:+5215512345678',
			chatName: 'María',
			accountPhone: '+12025550123',
			type: 'audio',
			text: null,
			mediaUrl: 'https://api.twilio.com/media/1',
			mediaMimeType: 'audio/ogg',
		});
	});

	it.each([
		[{ NumMedia: '1', MediaContentType0: 'video/mp4' }, 'video'],
		[{ NumMedia: '1', MediaContentType0: 'text/vcard' }, 'file'],
		[{ NumMedia: '1' }, 'file'],
		[{ NumMedia: '0', Body: '' }, 'other'],
		[{ NumMedia: undefined, Body: '' }, 'other'],
		[{ NumMedia: undefined }, 'text'],
	])('with %j is of the type %s', (part, type) => {
		expect(eventOf({ ...RECEIVED, ...part }).record.message.type).toBe(type);
	});

	it('is a status also where nobody says whose', () => {
		expect(eventOf({ MessageSid: SID, MessageStatus: 'sent' })).toMatchObject({
			kind: 'statusChanged',
			record: { message: { messageId: SID, status: 'sent', phone: null } },
		});
	});

	it('is all that comes to one URL', () => {
		const { topics } = registry.twilio.webhook ?? {};
		expect(topics?.(['messageReceived', 'statusChanged'], ['read'])).toEqual([]);
	});

	it.each([
		['delivered', undefined, 'delivered', null],
		['read', undefined, 'read', null],
		['undelivered', '30005', 'failed', 'noAccount'],
		['failed', '30008', 'failed', 'notSent'],
		['canceled', undefined, 'failed', 'notSent'],
		['partially_delivered', undefined, 'sent', null],
		['quarantined', undefined, 'unknown', null],
	])('is the status %s with the code %s', (MessageStatus, ErrorCode, status, failureReason) => {
		const body = {
			MessageSid: SID,
			MessageStatus,
			SmsStatus: MessageStatus,
			...(ErrorCode && { ErrorCode }),
			From: '+12025550123',
			To: '+15558675310',
		};
		const { kind, record } = eventOf(body);
		expect(kind).toBe('statusChanged');
		expect(record.message).toMatchObject({
			direction: 'outbound',
			phone: '+15558675310',
			accountPhone: '+12025550123',
			status,
			failureReason,
			providerStatus: MessageStatus,
			statusAt: null,
			type: null,
		});
	});

	it('may come without a prototype, as n8n gives forms', () => {
		const body = Object.assign(Object.create(null) as object, RECEIVED);
		const { raw } = eventOf(body).record;
		expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
	});

	it.each([
		['nothing', {}, 1],
		['a text', 'hello', 1],
		['null', null, 1],
		['a message without an ID', { ...RECEIVED, MessageSid: '', SmsSid: '' }, 1],
		['a message of nobody', { ...RECEIVED, From: '' }, 1],
		['a call', { CallSid: 'CA1', CallStatus: 'ringing', From: '+1' }, 0],
	])('is no event where it is %s', (_case, body, dropped) => {
		expect(parsed(body)).toEqual({ events: [], dropped });
	});
});

describe('X-Twilio-Signature', () => {
	const authToken = '12345';
	const url = 'https://n8n.example.com/webhook/3f1c/webhook?a=%7E&b';
	const delivery = (body: object, address = url, signedFor = address): Delivery => {
		const fields = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));
		const signature = createHmac('sha1', authToken)
			.update(signedFor + fields.flat().join(''))
			.digest('base64');
		return { ...unsigned(body), url: address, headers: { 'x-twilio-signature': signature } };
	};
	const verified = (given: Delivery, credential: object = { authToken }) =>
		verify?.(given, credential as Record<string, unknown>);

	it('fits the form and the address that it was made for, with or without a port', () => {
		expect(verified(delivery(RECEIVED))).toBe('valid');
		const withPort = url.replace('.com', '.com:443');
		expect(verified(delivery(RECEIVED, url, withPort))).toBe('valid');
		expect(verified(delivery(RECEIVED, withPort, url))).toBe('valid');
		const local = 'http://127.0.0.1:5678/webhook/1/webhook';
		expect(verified(delivery(RECEIVED, local))).toBe('valid');
	});

	it('signs each value once of a field that is sent several times', () => {
		const body = { b: ['2', '1', '2'], a: 'x', c: 5 };
		const signature = createHmac('sha1', authToken).update(`${url}axb1b2c5`).digest('base64');
		const headers = { 'x-twilio-signature': signature };
		expect(verified({ ...unsigned(body), url, headers })).toBe('valid');
	});

	it('fits what has no fields, and an address that is none, only by its own signature', () => {
		const signed = (address: string, body: unknown) => {
			const signature = createHmac('sha1', authToken).update(address).digest('base64');
			return { ...unsigned(body), url: address, headers: { 'x-twilio-signature': signature } };
		};
		expect(verified(signed(url, null))).toBe('valid');
		expect(verified(signed('/webhook', {}))).toBe('valid');
		expect(verified({ ...signed('/webhook', {}), url: '/other' })).toBe('forged');
	});

	it('fits the port of the scheme, of http too', () => {
		const local = 'http://n8n.local/webhook/https';
		expect(verified(delivery(RECEIVED, local, local.replace('.local', '.local:80')))).toBe('valid');
		expect(verified(delivery(RECEIVED, local, local.replace('.local', '.local:443')))).toBe(
			'forged',
		);
	});

	it.each<[string, (given: Delivery) => Delivery]>([
		['another field', (given) => ({ ...given, body: { ...RECEIVED, Body: 'Ho' } })],
		['one more field', (given) => ({ ...given, body: { ...RECEIVED, Z: '1' } })],
		['another path', (given) => ({ ...given, url: `${url}c` })],
		['another host', (given) => ({ ...given, url: url.replace('n8n', 'm8n') })],
		['no signature', (given) => ({ ...given, headers: {} })],
		['an empty one', (given) => ({ ...given, headers: { 'x-twilio-signature': '' } })],
		['half of it', (given) => ({ ...given, headers: { 'x-twilio-signature': 'abc=' } })],
	])('is a forgery with %s', (_case, change) => {
		expect(verified(change(delivery(RECEIVED)))).toBe('forged');
	});

	it('is a forgery by another token, and checked beside an API key too', () => {
		expect(verified(delivery(RECEIVED), { authToken: '12346' })).toBe('forged');
		const key = { authMethod: 'apiKey', apiKeySid: 'SK1', apiKeySecret: 'S-1' };
		expect(verified(delivery(RECEIVED), { ...key, authToken: '12346' })).toBe('forged');
		expect(verified(delivery(RECEIVED), key)).toBe('unsigned');
	});

	it('never fits a form that was changed, whatever it holds', () => {
		const form = fc.dictionary(fc.string(), fc.string(), {
			minKeys: 1,
			maxKeys: 5,
			noNullPrototype: true,
		});
		fc.assert(
			fc.property(form, fc.string({ minLength: 1 }), (body, more) => {
				const given = delivery(body);
				expect(verified(given)).toBe('valid');
				const [name = ''] = Object.keys(body);
				const changed = { ...body, [name]: `${body[name]}${more}` };
				expect(verified({ ...given, body: changed })).toBe('forged');
			}),
		);
	});
});
