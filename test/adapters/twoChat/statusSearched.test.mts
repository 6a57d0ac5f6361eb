import { CHANNEL, sentTo, useTwoChat } from './statusSetup.mts';

const { asked, changeMessages, open, sandbox } = useTwoChat();
/** Changes our numbers as 2Chat lists them. */
const changeNumbers = (changes: object) => {
	const mutate = (answer: unknown) => {
		const { numbers } = answer as { numbers: object[] };
		return { success: true, numbers: numbers.map((number) => ({ ...number, ...changes })) };
	};
	sandbox().twoChat.faults.add({
		match: { path: 'get-numbers' },
		fault: { kind: 'mutate', mutate },
	});
};
const olga = '79161234567@c.us';
const maria = '5215512345678@c.us';

describe('a 2Chat status by phones, when the key can’t be derived', () => {
	const lid = '178231456203987@lid';
	const known = { remotePhone: '+5215511112222' };

	it('finds the key of a contact that has none with a phone', async () => {
		const messages = [sentTo(lid, 0, known), sentTo(lid, 1, known)];
		const { byPhone } = open(messages);
		for (const { uuid } of messages) {
			expect(await byPhone('+52 55 1111 2222', uuid)).toMatchObject({
				status: 'delivered',
				phone: '+5215511112222',
				chatId: `WW-${CHANNEL}-${lid}`,
			});
		}
		expect(asked()).toEqual([
			'numbers',
			'key 5215511112222@c.us',
			'key 525511112222@c.us',
			'page 5215511112222',
			`key ${lid}`,
			`key ${lid}`,
		]);
	});

	it('takes the phone that was asked for when the answer has none', async () => {
		const message = sentTo(lid, 0, known);
		changeMessages({ remote_phone_number: undefined });
		const { byPhone } = open([message]);
		expect((await byPhone('+5215511112222', message.uuid)).phone).toBe('+5215511112222');
	});

	it('finds a message that an earlier channel of the number sent', async () => {
		changeNumbers({ uuid: 'WPN00000000-b54d-46e3-b0bc-6414f4a52999' });
		const { byPhone } = open([sentTo(olga), sentTo(olga, 1)]);
		await byPhone('+79161234567', sentTo(olga).uuid);
		await byPhone('+79161234567', sentTo(olga, 1).uuid);
		const found = ['numbers', `key ${olga}`, 'page 79161234567', `key ${olga}`, `key ${olga}`];
		expect(asked()).toEqual(found);
	});

	it('tries all keys that found a message of the contact before any other', async () => {
		const wa = '525511112222@c.us';
		const messages = [sentTo(lid, 0, known), sentTo(wa, 1, known), sentTo(lid, 2, known)];
		const { byPhone } = open(messages);
		for (const { uuid } of messages.slice(0, 2)) await byPhone('+52 55 1111 2222', uuid);
		const before = asked().length;
		await byPhone('+52 55 1111 2222', messages[2]?.uuid ?? '');
		expect(asked().slice(before)).toEqual([`key ${wa}`, `key ${lid}`]);
	});

	it('reads the conversation of each contact by itself', async () => {
		const others = { remotePhone: '+34612345678' };
		const messages = [sentTo(lid, 0, known), sentTo('222222222222222@lid', 1, others)];
		const { byPhone } = open(messages);
		await byPhone('+52 55 1111 2222', messages[0]?.uuid ?? '');
		const found = await byPhone('+34 612 34 56 78', messages[1]?.uuid ?? '');
		expect(found.chatId).toBe(`WW-${CHANNEL}-222222222222222@lid`);
		expect(asked()).toContain('page 34612345678');
	});

	it('derives none where the number’s channel isn’t told', async () => {
		changeNumbers({ uuid: null });
		const { byPhone } = open([sentTo(olga)]);
		await byPhone('+79161234567', sentTo(olga).uuid);
		expect(asked()).toEqual(['numbers', 'page 79161234567', `key ${olga}`]);
	});

	it('takes none from messages that are listed without one', async () => {
		changeNumbers({ uuid: null });
		sandbox().twoChat.faults.add({
			match: { path: '/whatsapp/messages/' },
			fault: { kind: 'mutate', mutate: () => ({ success: true, messages: [{ uuid: 'MSG1' }] }) },
		});
		const { byPhone } = open([sentTo(olga)]);
		const missing = byPhone('+79161234567', sentTo(olga).uuid);
		await expect(missing).rejects.toMatchObject({ category: 'notFound' });
		expect(asked()).toEqual(['numbers', 'page 79161234567']);
	});

	it('tries the key of the message itself before others of the conversation', async () => {
		const messages = [
			sentTo(maria, 9),
			sentTo('111111111111111@lid', 8, { remotePhone: '+5215512345678' }),
			sentTo('222222222222222@lid', 7, { remotePhone: '+5215512345678' }),
			sentTo('333333333333333@lid', 6, { remotePhone: '+5215512345678' }),
		];
		const { byPhone } = open(messages);
		const { uuid = '' } = messages.at(-1) ?? {};
		expect((await byPhone('+5215512345678', uuid)).messageId).toBe(uuid);
		expect(asked().at(-1)).toBe('key 333333333333333@lid');
		expect(asked()).toHaveLength(5);
	});
});
