import { messageSchema } from '../../../adapters/index.ts';
import { messagesOf } from '../contract/scripted.mts';
import lid from '../../fixtures/waha/lid.json';
import lidNotFound from '../../fixtures/waha/lidNotFound.json';
import message from '../../fixtures/waha/message.json';
import messages from '../../fixtures/waha/messages.json';
import nowebOverview from '../../fixtures/waha/nowebOverview.json';
import overview from '../../fixtures/waha/overview.json';
import session from '../../fixtures/waha/session.json';
import { listOf, open } from './setup.mts';

const ITEM = {
	sentAt: '2024-10-01T01:10:26.000Z',
	direction: 'inbound',
	phone: null,
	chatName: null,
	senderName: null,
	type: 'text',
	text: "I'm good!",
	mediaUrl: null,
	mediaMimeType: null,
	status: 'received',
	isFinal: true,
	failureReason: null,
	statusAt: null,
	providerStatus: 'READ',
	messageId: 'false_123123@c.us_AAAAAA',
	chatId: '123123@c.us',
	isGroup: false,
	accountPhone: '+79111111',
	provider: 'waha',
};

describe('documented examples of WAHA', () => {
	it('of a list become items, all keys in order', async () => {
		const { read, notices } = open(listOf(messages), '', session);
		const records = await read();
		expect(messagesOf(records)).toEqual([ITEM]);
		for (const item of messagesOf(records)) {
			expect(Object.keys(item)).toEqual(Object.keys(messageSchema.shape));
		}
		expect(records.map(({ raw }) => raw)).toEqual(messages);
		expect(notices).toEqual([]);
	});

	it('of one message become the same item', async () => {
		const { lookUp } = open(() => message, '', session);
		expect((await lookUp({ messageId: message.id })).message).toEqual(ITEM);
	});

	it('of a session tell that it works, and our number', async () => {
		const { check } = open(() => [], '', session);
		expect(await check()).toEqual({ ok: true, message: 'Connected: +79111111.' });
	});

	it('of hidden numbers tell the phone, or that nobody knows it', async () => {
		const hidden = { ...message, id: 'false_123123123@lid_AAAAAA' };
		for (const [answer, phone] of [
			[lid, '+123456789'],
			[lidNotFound, null],
		] as const) {
			const { lookUp } = open((url) => (url.pathname.includes('/lids/') ? answer : hidden));
			expect((await lookUp({ messageId: hidden.id })).message.phone).toBe(phone);
		}
	});

	it.each([
		['the documentation', overview, ['12312l123@c.us']],
		['the NOWEB engine', nowebOverview, ['51991649400@c.us']],
	])('of chats, as %s shows them, are read one by one', async (_where, chats, asked) => {
		const { read, transport } = open(
			(url) => (url.pathname.endsWith('/overview') ? chats : [chats[0]?.lastMessage]),
			'WEBJS',
		);
		const [item] = messagesOf(await read());
		expect(item).toMatchObject({ messageId: chats[0]?.lastMessage.id, direction: 'outbound' });
		const paths = transport.requests.map(({ url }) => decodeURIComponent(new URL(url).pathname));
		expect(paths).toEqual([
			'/api/sessions/default',
			'/api/default/chats/overview',
			...asked.map((chat) => `/api/default/chats/${chat}/messages`),
		]);
	});
});
