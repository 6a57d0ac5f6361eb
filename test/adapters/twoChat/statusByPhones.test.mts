import { CHANNEL, OWN_PHONE, sentTo, useTwoChat } from './statusSetup.mts';

const { asked, open } = useTwoChat();
const olga = '79161234567@c.us';
const maria = '5215512345678@c.us';

describe('a 2Chat status by phones', () => {
	it('takes two requests for the first message, and one for each further one', async () => {
		const messages = [sentTo(olga), sentTo(olga, 1), sentTo(maria)];
		const { byPhone } = open(messages);
		const [first, second, other] = messages.map(({ uuid }) => uuid);
		await byPhone('+7 916 123-45-67', first ?? '');
		expect(asked()).toEqual(['numbers', `key ${olga}`]);
		await byPhone('+7 916 123-45-67', second ?? '');
		await byPhone('+52 1 55 1234 5678', other ?? '');
		expect(asked().slice(2)).toEqual([`key ${olga}`, `key ${maria}`]);
	});

	it('fills in phones and session key', async () => {
		const { byPhone } = open([sentTo(maria)]);
		expect(await byPhone('+52 55 1234 5678', sentTo(maria).uuid)).toMatchObject({
			status: 'delivered',
			phone: '+5215512345678',
			accountPhone: OWN_PHONE,
			chatId: `WW-${CHANNEL}-${maria}`,
			messageId: sentTo(maria).uuid,
		});
	});

	it.each([
		['Mexico, as it is dialled', '+52 55 1234 5678', '5215512345678', 1],
		['Mexico, as WhatsApp has it', '+5215512345678', '5215512345678', 1],
		['Mexico, where WhatsApp has no 1', '+52 1 55 1234 5678', '525512345678', 2],
		['Argentina, as it is dialled', '+54 11 2345 6789', '5491123456789', 1],
		['Argentina, with 15', '+54 11 15 2345 6789', '5491123456789', 1],
		['Argentina, where WhatsApp has no 9', '+54 9 11 2345 6789', '541123456789', 2],
		['Brazil, with the ninth digit', '+55 11 98765-4321', '5511987654321', 1],
		[
			'Brazil, dialled with a ninth digit that WhatsApp lacks',
			'+55 31 98876-5432',
			'553188765432',
			2,
		],
		['Brazil, as a WhatsApp without the ninth digit has it', '+553188765432', '553188765432', 2],
		[
			'Brazil, dialled without a ninth digit that WhatsApp has',
			'+55 11 8765-4321',
			'5511987654321',
			1,
		],
		['Spain', '0034 612 34 56 78', '34612345678', 1],
	])('finds a message of %s', async (_, phone, digits, keys) => {
		const message = sentTo(`${digits}@c.us`);
		const { byPhone } = open([message]);
		expect((await byPhone(phone, message.uuid)).phone).toBe(`+${digits}`);
		expect(asked()).toHaveLength(1 + keys);
		expect(asked().at(-1)).toBe(`key ${digits}@c.us`);
	});

	it('says nothing of another spelling that answered, as that costs no more', async () => {
		const { byPhone, notices } = open([sentTo(maria)]);
		await byPhone('+52 55 1234 5678', sentTo(maria).uuid);
		await byPhone('+52 1 55 1234 5678', sentTo(maria).uuid);
		expect(notices).toEqual([]);
		expect(asked()).toEqual(['numbers', `key ${maria}`, `key ${maria}`]);
	});

	it('finds the contact’s further messages in one request, however the phone is spelled', async () => {
		const ana = '553188765432@c.us';
		const messages = [0, 1, 2].map((nth) => sentTo(ana, nth));
		const { byPhone } = open(messages);
		const variants = ['+55 31 98876-5432', '+55 31 8876-5432', '+5531988765432'];
		for (const [index, { uuid }] of messages.entries()) await byPhone(variants[index] ?? '', uuid);
		expect(asked()).toHaveLength(2 + 3);
	});
});

describe('a 2Chat status by session key', () => {
	it('takes one request', async () => {
		const { find } = open([sentTo(olga)]);
		const sessionKey = `WW-${CHANNEL}-${olga}`;
		const messageId = sentTo(olga).uuid;
		const found = await find({ messageId, locateBy: 'sessionKey', ownPhone: null, sessionKey });
		expect(found).toMatchObject({ status: 'delivered', phone: '+79161234567', chatId: sessionKey });
		expect(asked()).toEqual([`key ${olga}`]);
	});

	it('takes one request when the key came in the place of the phone', async () => {
		const { byPhone } = open([sentTo(olga)]);
		const found = await byPhone(`WW-${CHANNEL}-${olga}`, sentTo(olga).uuid);
		expect(found.status).toBe('delivered');
		expect(asked()).toEqual([`key ${olga}`]);
	});
});
