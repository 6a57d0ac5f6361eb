import { registry } from '../../../adapters/index.ts';
import type { Delivery } from '../../../adapters/core/webhooks/delivery.ts';
import ack from '../../fixtures/waha/eventAck.json';
import groupAck from '../../fixtures/waha/eventAckGroup.json';
import edited from '../../fixtures/waha/eventEdited.json';
import media from '../../fixtures/waha/eventMedia.json';
import created from '../../fixtures/waha/eventMessage.json';
import revoked from '../../fixtures/waha/eventRevoked.json';
import session from '../../fixtures/waha/session.json';
import { open, row } from './setup.mts';

const { webhook } = registry.waha;
const { parse, verify, registration } = webhook ?? {};

const delivered = (body: unknown, headers = {}, raw = JSON.stringify(body)): Delivery => ({
	body,
	rawBody: Buffer.from(raw),
	headers,
	url: 'https://n8n.example.com/webhook/1',
	topic: null,
});
const eventsOf = (body: unknown, fields = {}) => parse?.(delivered(body), fields);
const eventOf = (body: unknown) => {
	const [event] = eventsOf(body)?.events ?? [];
	if (!event) throw new Error('It tells of nothing.');
	return {
		...event.record.message,
		kind: event.kind,
		isByApi: event.isByApi,
		raw: event.record.raw,
	};
};
const envelope = (event: string, payload: unknown, more = {}) => ({
	id: 'evt_1',
	timestamp: 1_741_249_702_485,
	event,
	session: 'default',
	me: { id: '5215587654321@c.us' },
	payload,
	engine: 'GOWS',
	...more,
});

describe('documented events of WAHA', () => {
	it('of a message tell what was sent', () => {
		expect(eventOf(created)).toMatchObject({
			kind: 'messageSent',
			isByApi: false,
			sentAt: '2022-11-04T11:31:25.000Z',
			direction: 'outbound',
			phone: '+11111111111',
			text: 'Hi there!',
			status: 'sent',
			raw: created.payload,
		});
	});

	it('of a file tell where it is', () => {
		expect(eventOf(media)).toMatchObject({
			type: 'image',
			mediaUrl: media.payload.media.url,
			mediaMimeType: 'image/jpeg',
		});
	});

	it('of a status tell that it was read', () => {
		expect(eventOf(ack)).toMatchObject({
			kind: 'statusChanged',
			messageId: ack.payload.id,
			phone: '+11111111111',
			status: 'read',
			statusAt: null,
		});
	});

	it('of a status in a group tell the group', () => {
		expect(eventOf(groupAck)).toMatchObject({
			kind: 'statusChanged',
			isGroup: true,
			phone: null,
			chatId: '11111111111@g.us',
		});
	});

	it('of an edited message give it once more, with its new text', () => {
		expect(eventOf(edited)).toMatchObject({
			kind: 'messageReceived',
			messageId: edited.payload.id,
			text: 'New body',
			raw: edited.payload,
		});
	});

	it('of a deleted message name that one, by its whole id', () => {
		expect(eventOf(revoked)).toMatchObject({
			kind: 'statusChanged',
			messageId: 'false_1231243123@c.us_AAAAAAAAAAAAAAAA',
			status: 'deleted',
			direction: 'inbound',
			phone: '+1231243123',
		});
	});
});

describe('a webhook of WAHA', () => {
	it.each([
		['app', false],
		['api', true],
		[undefined, null],
	])('whose source is %j says whether the API sent it: %j', (source, isByApi) => {
		expect(eventOf(envelope('message.any', row({ source })))).toMatchObject({ isByApi });
	});

	it('tells our number, and when a status changed', () => {
		expect(eventOf(envelope('message.ack', row({ ack: 2, ackName: 'DEVICE' })))).toMatchObject({
			accountPhone: '+5215587654321',
			status: 'delivered',
			statusAt: '2025-03-06T08:28:22.485Z',
		});
	});

	it('keeps who wrote a message in the id of a deleted one', () => {
		const id = 'false_120363041234567890@g.us_BBBB_79161234567@c.us';
		const body = envelope('message.revoked', { after: { id }, revokedMessageId: 'AAAA' });
		expect(eventOf(body)).toMatchObject({
			messageId: 'false_120363041234567890@g.us_AAAA_79161234567@c.us',
			providerStatus: 'revoked',
			statusAt: '2025-03-06T08:28:22.485Z',
		});
		expect(eventOf({ ...body, timestamp: null }).statusAt).toBeNull();
	});

	it.each([
		[
			'that others’ messages were read by us',
			envelope('message.ack', { ...row(), id: 'false_1@c.us_A', fromMe: false }),
		],
		['a session', envelope('session.status', { status: 'WORKING' })],
		['a reaction', envelope('message.reaction', row())],
		['another session', envelope('message', row(), { session: 'other' })],
	])('starts nothing when it tells of %s', (_what, body) => {
		expect(eventsOf(body)).toEqual({ events: [], dropped: 0 });
	});

	it('is taken for the session of the credential', () => {
		expect(eventsOf(envelope('message', row(), { session: null }))?.events).toHaveLength(1);
		const body = envelope('message', row(), { session: 'other' });
		expect(eventsOf(body, { session: ' other ' })?.events).toHaveLength(1);
	});

	it.each([
		[null],
		['text'],
		[{}],
		[envelope('message', null)],
		[envelope('message', { body: 'no id' })],
		[envelope('message.ack', { ack: 1, fromMe: true })],
		[envelope('message.ack', null)],
		[envelope('message.revoked', null)],
		[envelope('message.revoked', {})],
		[envelope('message.revoked', { after: { id: 'true_1@c.us_A', fromMe: true } })],
		[envelope('message.revoked', { revokedMessageId: 'AAAA' })],
	])('that can’t be used is dropped: %j', (body) => {
		expect(eventsOf(body)).toEqual({ events: [], dropped: 1 });
	});

	it('is the same event however often it comes, by message and by message.any', () => {
		const ids = ['message', 'message.any'].map(
			(event) => eventOf(envelope(event, row())).messageId,
		);
		expect(new Set(ids).size).toBe(1);
	});

	const current = async (settings: object) => {
		if (registration?.by !== 'user') throw new Error('It is pasted by its user.');
		const { context, transport } = open(() => [], '', settings);
		const found = await registration.current?.(context as never);
		expect(transport.requests).toMatchObject([
			{ method: 'GET', url: 'http://localhost:3000/api/sessions/default' },
		]);
		return found;
	};

	it('may be pasted several times in one session', async () => {
		expect(await current(session)).toEqual({
			urls: ['https://webhook.site/11111111-1111-1111-1111-11111111'],
			accountPhone: '+79111111',
		});
	});

	it.each([
		[{ config: { webhooks: [null, {}, { url: 'https://a.example' }] } }, ['https://a.example']],
		[{ config: { webhooks: null } }, []],
		[{ config: { webhooks: 'x' } }, []],
		[{ config: {} }, []],
		[{ config: null }, []],
		[{}, []],
	])('is pasted nowhere else than where the session says: %j', async (settings, urls) => {
		expect(await current(settings)).toMatchObject({ urls });
	});

	it('is no session’s where something else answers', async () => {
		await expect(current({ status: null })).rejects.toMatchObject({ category: 'invalidResponse' });
	});

	it('needs no topics: its user chooses the events', () => {
		expect(webhook?.topics(['messageReceived', 'statusChanged'], ['read'])).toEqual([]);
	});
});

describe('the signature of WAHA', () => {
	/** The vector of the documentation: https://waha.devlike.pro/docs/how-to/events/#hmac-authentication (read 2026-11). */
	const BODY = '{"event":"message","session":"default","engine":"WEBJS"}';
	const KEY = 'my-secret-key';
	const HMAC =
		'208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89';
	const verified = (headers: object, hmacSecret: unknown = KEY, raw = BODY) =>
		verify?.(delivered({}, headers, raw), { hmacSecret });

	it('is that of the documentation', () => {
		expect(verified({ 'x-webhook-hmac': HMAC })).toBe('valid');
	});

	it.each([
		['is missing', {}, KEY, BODY],
		['is another', { 'x-webhook-hmac': HMAC.replace('2', '3') }, KEY, BODY],
		['is short', { 'x-webhook-hmac': HMAC.slice(2) }, KEY, BODY],
		['is of another body', { 'x-webhook-hmac': HMAC }, KEY, `${BODY} `],
		['is of another key', { 'x-webhook-hmac': HMAC }, 'other', BODY],
	])('that %s is forged', (_what, headers, key, raw) => {
		expect(verified(headers, key, raw)).toBe('forged');
	});

	it('is forged where n8n kept no body to check', () => {
		const delivery = { ...delivered({}, { 'x-webhook-hmac': HMAC }), rawBody: null };
		expect(verify?.(delivery, { hmacSecret: KEY })).toBe('forged');
	});

	it.each(['', undefined])('is not asked for without a key (%j)', (key) => {
		expect(verified({ 'x-webhook-hmac': HMAC }, key as unknown)).toBe(
			key === undefined ? 'valid' : 'unsigned',
		);
		expect(verify?.(delivered({}), {})).toBe('unsigned');
	});
});
