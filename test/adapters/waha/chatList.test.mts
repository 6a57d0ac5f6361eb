import { listChats } from '../../../adapters/waha/chatList.ts';
import { parseMessageId } from '../../../adapters/waha/messageId.ts';
import { Refusal, open } from './setup.mts';

/** What is made of this list of chats. */
async function chatsOf(overview: readonly unknown[]) {
	const { context, notices, transport } = open(() => overview);
	const list = await listChats(context as never);
	return { ...list, notices, asked: transport.requests.at(-1) };
}

describe('chats of WAHA', () => {
	it('come newest activity first, with what the list shows of them', async () => {
		const { asked, chats, isTruncated, notices } = await chatsOf([
			{ id: 'a@c.us', lastMessage: { id: 'a1', timestamp: 10 }, _chat: { unreadCount: 2 } },
			{ id: 'b@c.us', _chat: { timestamp: 30 } },
			{ id: 'c@g.us', lastMessage: { timestamp: 5 }, _chat: { timestamp: 20 } },
			{ id: 'd@c.us' },
			{ id: 'status@broadcast', lastMessage: { timestamp: 99 } },
			{ id: null },
		]);
		const chat = (address: string) => ({ kind: 'chat', address });
		expect(chats).toEqual([
			{ contact: chat('b@c.us'), activeAt: 30_000, messageId: null, unread: 0 },
			{ contact: chat('c@g.us'), activeAt: 20_000, messageId: null, unread: 0 },
			{ contact: chat('a@c.us'), activeAt: 10_000, messageId: 'a1', unread: 2 },
			{ contact: chat('d@c.us'), activeAt: 0, messageId: null, unread: 0 },
		]);
		expect([isTruncated, notices]).toEqual([false, []]);
		expect(asked).toMatchObject({
			method: 'GET',
			url: expect.stringMatching(/\/api\/default\/chats\/overview\?limit=100&offset=0$/),
		});
	});

	it('are counted where they can’t be used', async () => {
		const { notices } = await chatsOf([{ id: 'a@c.us' }, 5, { id: {} }]);
		expect(notices).toEqual([{ code: 'chatUnreadable', count: 2 }]);
	});

	it.each([
		[99, false],
		[100, true],
	])('may be more than %d', async (count, expected) => {
		const many = Array.from({ length: count }, (_, nth) => ({ id: `${nth}@c.us` }));
		expect((await chatsOf(many)).isTruncated).toBe(expected);
	});

	it('are not asked for while the session does not work', async () => {
		const { context, transport } = open(() => new Refusal(500, {}), 'GOWS', { status: 'STOPPED' });
		await expect(listChats(context as never)).rejects.toMatchObject({ category: 'notConnected' });
		expect(transport.requests).toHaveLength(1);
	});
});

describe('a full message ID', () => {
	it.each([
		['true_a@c.us_ID', { isOurs: true, chat: 'a@c.us', id: 'ID', author: null }],
		['false_a@g.us_ID_b@c.us', { isOurs: false, chat: 'a@g.us', id: 'ID', author: 'b@c.us' }],
		['yes_a@c.us_ID', null],
		['xtrue_a@c.us_ID', null],
		['true_a@c.us', null],
		['true_a@c.us_ID x', null],
		[`true_a@c.us_${'I'.repeat(238)}`, expect.objectContaining({ chat: 'a@c.us' })],
		[`true_a@c.us_${'I'.repeat(239)}`, null],
		['', null],
		[null, null],
	])('%j is %j', (text, key) => {
		expect(parseMessageId(text)).toEqual(key);
	});
});
