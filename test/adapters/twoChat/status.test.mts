import { registry } from '../../../adapters/index.ts';
import { messagesOf, openScripted } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';

const UUID = 'MSG205d-1';
const KEY = 'WW-WPN1-5215512345678@c.us';
const ACCOUNT = '+595981048477';
const open = (body: unknown) =>
	openScripted(registry.twoChat, { apiKey: 'UAK-1' }, () => answer(body));
const single = (part: object) => ({
	success: true,
	message: { uuid: UUID, session_key: KEY, sent_by: 'api', ...part },
});
const byKey = { messageId: UUID, locateBy: 'sessionKey', sessionKey: KEY } as const;
const statusOf = async (part: object) => (await open(single(part)).lookUp(byKey)).message;

describe('wa_msg_ack of 2Chat', () => {
	it.each([
		[0, 'pending', false, null],
		[1, 'sent', false, null],
		[2, 'delivered', false, null],
		[3, 'read', true, null],
		[4, 'read', true, null],
		[-1, 'failed', true, 'providerError'],
		['2', 'delivered', false, null],
	])('%j is %s on what we wrote', async (wa_msg_ack, status, isFinal, failureReason) => {
		expect(await statusOf({ wa_msg_ack })).toMatchObject({
			status,
			isFinal,
			failureReason,
			providerStatus: String(wa_msg_ack),
		});
	});

	it.each([5, -2, 99, 1.5, 'read', 'constructor', '__proto__'])(
		'%j is unknown, and kept',
		async (wa_msg_ack) => {
			expect(await statusOf({ wa_msg_ack })).toMatchObject({
				status: 'unknown',
				isFinal: false,
				providerStatus: String(wa_msg_ack),
			});
		},
	);

	it.each([-1, 0, 3, 99, null])('%j is received on what the contact wrote', async (wa_msg_ack) => {
		expect(await statusOf({ sent_by: 'user', wa_msg_ack })).toMatchObject({
			direction: 'inbound',
			status: 'received',
			isFinal: true,
			failureReason: null,
			providerStatus: wa_msg_ack === null ? null : String(wa_msg_ack),
		});
	});

	it.each([
		[{ sent: true }, 'sent', 'sent'],
		[{ sent: true, received: true }, 'delivered', 'received'],
		[{ sent: true, received: true, read: true }, 'read', 'read'],
		[{ sent: true, received: '0', read: 0 }, 'sent', 'sent'],
	])('is read off the flags %j where it is missing: %s', async (flags, status, providerStatus) => {
		expect(await statusOf(flags)).toMatchObject({ status, providerStatus });
	});

	it.each([{}, { sent: false }, { wa_msg_ack: null, sent: null }])(
		'is no status at all where there is only %j',
		async (part) => {
			expect(await statusOf(part)).toMatchObject({
				status: null,
				isFinal: null,
				providerStatus: null,
			});
		},
	);

	it('is no status, and never “sent”, in lists of what we wrote', async () => {
		const rows = ['api', 'agent'].map((sent_by) => ({ uuid: sent_by, sent_by }));
		const items = messagesOf(await open({ messages: rows }).read({ ownPhone: ACCOUNT }));
		expect(items.map(({ direction, status, isFinal }) => [direction, status, isFinal])).toEqual([
			['outbound', null, null],
			['outbound', null, null],
		]);
	});
});

describe('sent_by of 2Chat', () => {
	it.each([
		['user', 'inbound'],
		['api', 'outbound'],
		['agent', 'outbound'],
		['flow', 'outbound'],
		['', null],
		[null, null],
	])('%j is %s', async (sent_by, direction) => {
		expect((await statusOf({ sent_by })).direction).toBe(direction);
	});
});

describe('status by session key', () => {
	it('is asked for with + and @ as they are, the rest encoded', async () => {
		const { lookUp, transport } = open(single({}));
		await lookUp({ ...byKey, sessionKey: 'WW-WPN1-+5215512345678@c.us' });
		expect(transport).toMatchObject({
			requests: [
				{
					url: `https://api.p.2chat.io/open/whatsapp/message/WW-WPN1-+5215512345678@c.us/${UUID}`,
				},
			],
		});
	});

	it('is not found when the answer is another message', async () => {
		const failure = await failureOf(open(single({ uuid: 'MSGother' })).lookUp(byKey));
		expect(failure.category).toBe('notFound');
	});

	it.each([
		['HTTP 404', { error_message: 'The message was not found' }, 404],
		['success false', { success: false, error: true, error_message: 'not found' }, 200],
	])('is not found with %s', async (_what, body, status) => {
		const { lookUp } = openScripted(registry.twoChat, { apiKey: 'UAK-1' }, () =>
			answer(body, status),
		);
		expect(await failureOf(lookUp(byKey))).toMatchObject({
			category: 'notFound',
			message: `2Chat has no message ${UUID} in this conversation.`,
			isMissing: true,
		});
	});

	it('is a wrong address, and no missing message, with a 404 that isn’t 2Chat’s', async () => {
		const { lookUp } = openScripted(registry.twoChat, { apiKey: 'UAK-1' }, () =>
			answer('<html>', 404),
		);
		expect(await failureOf(lookUp(byKey))).toMatchObject({
			category: 'invalidResponse',
			isMissing: false,
		});
	});

	it('takes our number from the request, by whichever field the key came', async () => {
		const contact = { kind: 'chat', variants: [KEY] } as const;
		const query = { messageId: UUID, locateBy: 'phones', ownPhone: ACCOUNT, contact } as const;
		const { message } = await open(single({ session_key: null })).lookUp(query);
		expect(message).toMatchObject({ accountPhone: ACCOUNT, chatId: KEY });
	});

	it.each(['', 'WW', 'not a key', 'WW-WPN1-521/..', '5215512345678@c.us'])(
		'isn’t asked for the key %p',
		async (sessionKey) => {
			const { lookUp, transport } = open(single({}));
			await expect(lookUp({ ...byKey, sessionKey })).rejects.toMatchObject({ name: 'InputError' });
			expect(transport).toMatchObject({ requests: [] });
		},
	);

	it.each(['', 'MSG', 'a b', 'MSG/../x', 'x'.repeat(101)])(
		'isn’t asked for the id %p',
		async (messageId) => {
			await expect(open(single({})).lookUp({ ...byKey, messageId })).rejects.toMatchObject({
				name: 'InputError',
				message: expect.stringContaining('message ID'),
			});
		},
	);
});

describe('status by phones', () => {
	const NUMBERS = {
		success: true,
		numbers: [{ uuid: 'WPN1', phone_number: ACCOUNT, connection_status: 'C' }],
	};
	const ask = {
		messageId: UUID,
		locateBy: 'phones',
		contact: { kind: 'phone', variants: ['+525512345678', '+5215512345678'] },
	} as const;

	/** Knows one message under one key, and lists it in its conversation. */
	function openKnowing(key: string, part: object = {}) {
		const transport = new ScriptedTransport(({ url }) => {
			const path = decodeURIComponent(url.replace('https://api.p.2chat.io/open/whatsapp', ''));
			if (path.startsWith('/get-numbers')) return answer(NUMBERS);
			if (path === `/message/${key}/${UUID}`)
				return answer(single({ session_key: key, wa_msg_ack: 2, ...part }));
			if (path.startsWith('/messages/')) {
				const isTheirs = path.endsWith('/+5215512345678');
				const messages = isTheirs ? [{ uuid: UUID, session_key: key, sent_by: 'api' }] : [];
				return answer({ success: true, messages });
			}
			return answer({ success: false, error: true, error_message: 'not found' }, 404);
		});
		return { ...openScripted(registry.twoChat, { apiKey: 'UAK-1' }, transport), transport };
	}

	it('takes no answer for the message whose phone is another one’s', async () => {
		const { lookUp } = openKnowing('WW-WPN1-5215512345678@c.us', {
			remote_phone_number: '+79001234567',
		});
		expect((await failureOf(lookUp(ask))).category).toBe('notFound');
	});

	it('says what it needs when the contact is missing', async () => {
		const { lookUp } = openKnowing('x');
		await expect(lookUp({ messageId: UUID, locateBy: 'phones' })).rejects.toMatchObject({
			name: 'InputError',
			message: 'The contact’s phone is missing.',
		});
	});
});
