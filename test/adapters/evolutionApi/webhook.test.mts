import { registry } from '../../../adapters/index.ts';
import type { MessageEvent } from '../../../adapters/core/webhooks/webhook.ts';
import { dataOf, envelope, type EvolutionEvent } from '../../../sandbox/evolutionApi/events.mts';
import { type Sandbox, SEEDED, startSandbox } from '../../../sandbox/index.mts';
import update from '../../fixtures/evolutionApi/messages.update.json';
import { unsigned } from '../../support/delivery.mts';

const { webhook } = registry.evolutionApi;
const {
	instance: name,
	metaInstance,
	messageIds,
	group,
	token,
	hiddenAddress,
} = SEEDED.evolutionApi;
const { maria, noor } = SEEDED.contacts;
const parse = (body: unknown) => webhook?.parse(unsigned(body), {}) ?? { events: [], dropped: -1 };
const NOTHING = { events: [], dropped: 0 };

describe('what Evolution API delivers', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 30 });
	});
	afterAll(() => sandbox.close());

	/** An event about a seeded message, as the sandbox sends it with the key in it. */
	function delivery(event: EvolutionEvent, id: string, word?: string, of: string = name) {
		const instance = sandbox.evolutionApi.instances.get(of);
		const message = instance?.find(id);
		if (!instance || !message) throw new Error(`no message ${id}`);
		const now = sandbox.clock.now();
		const data = dataOf(instance, message, event, now, word);
		return envelope(instance, event, data, { now, origin: 'https://evo', exposesKey: true });
	}
	function eventOf(...about: Parameters<typeof delivery>): MessageEvent {
		const { events, dropped } = parse(delivery(...about));
		expect([events.length, dropped]).toEqual([1, 0]);
		return events[0] as MessageEvent;
	}

	it('is a message of a contact', () => {
		const { kind, isByApi, record } = eventOf('messages.upsert', messageIds.received);
		expect({ kind, isByApi }).toEqual({ kind: 'messageReceived', isByApi: null });
		expect(record.message).toMatchObject({
			direction: 'inbound',
			type: 'image',
			status: 'received',
			statusAt: null,
			accountPhone: `+${SEEDED.evolutionApi.ownDigits}`,
		});
	});

	it.each([
		['send.message', true],
		['messages.upsert', null],
	] as const)('is a message of ours when %s tells it', (event, isByApi) => {
		const { kind, isByApi: told, record } = eventOf(event, messageIds.advancing);
		expect({ kind, isByApi: told }).toEqual({ kind: 'messageSent', isByApi });
		expect(record.message).toMatchObject({
			direction: 'outbound',
			status: 'pending',
			phone: `+${maria.whatsAppDigits}`,
		});
	});

	it.each([
		['SERVER_ACK', 'sent'],
		['DELIVERY_ACK', 'delivered'],
		['READ', 'read'],
		['PLAYED', 'read'],
		['ERROR', 'failed'],
		['QUARANTINED', 'unknown'],
	])('is the status %s of a message of ours as %s', (word, status) => {
		const { kind, record } = eventOf('messages.update', messageIds.advancing, word);
		expect(kind).toBe('statusChanged');
		expect(record.message).toMatchObject({
			status,
			providerStatus: word,
			statusAt: null,
			direction: 'outbound',
			provider: 'evolutionApi',
			messageId: messageIds.advancing,
			chatId: `${maria.whatsAppDigits}@s.whatsapp.net`,
		});
	});

	it('is a status on Meta’s API, which says of our messages that they aren’t ours', () => {
		const body = delivery('messages.update', messageIds.metaDelivered, 'DELIVERED', metaInstance);
		const { events } = parse({ ...body, data: { ...body.data, fromMe: false } });
		expect(events[0]?.record.message).toMatchObject({ status: 'delivered', direction: 'outbound' });
	});

	it.each(['messages.delete', 'MESSAGES_DELETE', 'messages-delete'])(
		'is a deletion as %s',
		(event) => {
			const body = delivery('messages.delete', messageIds.advancing);
			const whole = { id: 'cm1', key: body.data, status: 'DELETED', messageType: 'conversation' };
			for (const data of [body.data, whole]) {
				const { events } = parse({ ...body, event, data });
				expect(events[0]).toMatchObject({ kind: 'statusChanged' });
				expect(events[0]?.record.message).toMatchObject({
					status: 'deleted',
					messageId: messageIds.advancing,
				});
			}
		},
	);

	it('is no deletion where an update had no status', () => {
		expect(parse(update)).toEqual(NOTHING);
		expect(parse({ ...update, data: { ...update.data, fromMe: true } })).toEqual(NOTHING);
	});

	it.each([
		[
			'an update of what a contact wrote',
			delivered('messages.update', { keyId: '3A', fromMe: false, status: 'READ' }),
		],
		['an update without a status', delivered('messages.update', { keyId: '3A', fromMe: true })],
		[
			'an edit of ours',
			delivered('messages.update', { keyId: '3A', fromMe: true, status: 'EDITED' }),
		],
		[
			'a contact’s story',
			delivered('messages.upsert', {
				key: { id: '3A', fromMe: false, remoteJid: 'status@broadcast' },
			}),
		],
		['something else', delivered('connection.update', { state: 'open' })],
	])('is nothing when it is %s', (_what, body) => {
		expect(parse(body)).toEqual(NOTHING);
	});

	it.each([
		null,
		'text',
		[],
		{},
		{ data: { key: { id: '3A', fromMe: true } } },
		delivered('messages.upsert', { key: { fromMe: true } }),
		delivered('messages.upsert', { key: { id: '3A' } }),
		delivered('messages.update', { status: 'READ', fromMe: true }),
		delivered('messages.update', null),
	])('is not understood: %j', (body) => {
		expect(parse(body)).toEqual({ events: [], dropped: 1 });
	});

	it('has the phone behind a hidden address, and the author in a group', () => {
		const { message: hidden } = eventOf('messages.upsert', messageIds.hidden).record;
		expect(hidden).toMatchObject({ phone: `+${noor.whatsAppDigits}` });
		const { message: status } = eventOf('messages.update', messageIds.advancing, 'READ').record;
		expect(status.phone).not.toBeNull();
		const ofHidden = delivered('messages.update', {
			...{ keyId: '3A', fromMe: true, status: 'READ', remoteJid: hiddenAddress },
		});
		expect(parse(ofHidden).events[0]?.record.message).toMatchObject({
			phone: null,
			chatId: hiddenAddress,
		});
		const { message } = eventOf('messages.upsert', messageIds.ofGroup).record;
		expect(message).toMatchObject({ isGroup: true, chatId: group, phone: null, chatName: null });
		expect(message.senderName).toBe(SEEDED.contacts.olga.name);
	});

	it.each([
		['5215587654321@s.whatsapp.net', '+5215587654321'],
		['5215587654321:12@s.whatsapp.net', '+5215587654321'],
		[undefined, null],
	])('comes from our address %s, which has the phone %s', (sender, accountPhone) => {
		const body = delivered('messages.upsert', { key: { id: '3A', fromMe: true } });
		const { message } = parse({ ...body, sender }).events[0]?.record ?? {};
		expect(message).toMatchObject({ accountPhone, status: 'unknown', providerStatus: null });
	});

	it('goes on without key, address and time', () => {
		for (const event of ['messages.upsert', 'messages.update', 'messages.delete'] as const) {
			const body = delivery(event, messageIds.advancing);
			expect(JSON.stringify(body)).toContain(token);
			const { record } = eventOf(event, messageIds.advancing);
			expect(record.raw).toEqual(JSON.parse(JSON.stringify(body.data)));
			expect(JSON.stringify(record)).not.toMatch(new RegExp(`${token}|https://evo|date_time`));
		}
	});
});

function delivered(event: string, data: unknown) {
	return { ...update, event, data };
}

describe('the events that Evolution API is asked for', () => {
	it.each([
		[['messageReceived'], [], ['MESSAGES_UPSERT']],
		[['messageSent'], [], ['MESSAGES_UPSERT,SEND_MESSAGE']],
		[['statusChanged'], ['read'], ['MESSAGES_UPDATE']],
		[['statusChanged'], ['read', 'deleted'], ['MESSAGES_UPDATE,MESSAGES_DELETE']],
		[['messageReceived', 'statusChanged'], ['read'], ['MESSAGES_UPSERT,MESSAGES_UPDATE']],
		[[], [], []],
	] as const)('for %j and %j are %j', (kinds, statuses, topics) => {
		expect(webhook?.topics(kinds, statuses)).toEqual(topics);
	});
});
