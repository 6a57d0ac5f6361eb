import { listChats } from '../../../adapters/whatsappApi/chatList.ts';
import { open } from './setup.mts';

/** What is made of this list of chats. */
async function chatsOf(listed: readonly object[]) {
	const { context, notices, transport } = open({ ok: true, chats: listed });
	const { chats } = await listChats(context as never);
	return { chats, notices, asked: transport.requests.at(-1) };
}
const phone = (address: string) => ({ kind: 'phone', address });

describe('chats of WhatsApp API', () => {
	it('come newest activity first, with what the list shows of them', async () => {
		const { asked, chats, notices } = await chatsOf([
			{ id: '79000000001@c.us', timestamp: 10, last_message: { id: 'a', timestamp: 20 } },
			{ id: '79000000002@c.us', timestamp: 30, unread_count: 2 },
			{ id: '79000000003@c.us', is_group: false },
			{ id: '120363041234567890@g.us', is_group: true, timestamp: 99 },
		]);
		expect(chats).toEqual([
			{ contact: phone('+79000000002'), activeAt: 30_000, messageId: null, unread: 2 },
			{ contact: phone('+79000000001'), activeAt: 20_000, messageId: 'a', unread: 0 },
			{ contact: phone('+79000000003'), activeAt: 0, messageId: null, unread: 0 },
		]);
		expect(notices).toEqual([{ code: 'groupsSkipped', count: 1 }]);
		expect(asked).toMatchObject({
			method: 'GET',
			url: 'http://127.0.0.1:8790/api/chats?limit=100',
		});
	});

	it('that are one contact’s are read once, the newest of them', async () => {
		const { chats } = await chatsOf([
			{ id: '79000000001@s.whatsapp.net', timestamp: 10 },
			{ id: '79000000001@c.us', timestamp: 20 },
		]);
		expect(chats).toEqual([
			{ contact: phone('+79000000001'), activeAt: 20_000, messageId: null, unread: 0 },
		]);
	});
});
