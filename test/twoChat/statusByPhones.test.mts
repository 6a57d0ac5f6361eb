import type { Sandbox } from '../../sandbox/index.mts';
import { startSandbox, type TwoChatMessage } from '../../sandbox/index.mts';
import { failureOf } from '../http/failureOf.mts';
import { asked, CHANNEL, openNumber, OWN_PHONE, sentTo } from './statusSetup.mts';

let sandbox: Sandbox;
let opened: Array<{ close(): Promise<void> }> = [];

beforeAll(async () => {
	sandbox = await startSandbox({ messages: 10 });
});
beforeEach(() => {
	sandbox.twoChat.faults.clear();
	sandbox.twoChat.clearRequests();
});
afterEach(async () => {
	await Promise.all(opened.map((account) => account.close()));
	opened = [];
});
afterAll(async () => await sandbox.close());

function open(messages: readonly TwoChatMessage[], concurrency?: number) {
	const account = openNumber(sandbox, messages, concurrency);
	opened.push(account);
	return account;
}

const UNKNOWN_UUID = 'MSG33333333-0d8d-4aa5-b117-f9425b651499';
const olga = '79161234567@c.us';
const maria = '5215512345678@c.us';

describe('a 2Chat status by phones', () => {
	it('takes two requests for the first message, and one for each further one', async () => {
		const messages = [sentTo(olga), sentTo(olga, 1), sentTo(maria)];
		const { byPhone } = open(messages);
		const [first, second, other] = messages.map(({ uuid }) => uuid);
		await byPhone('+7 916 123-45-67', first ?? '');
		expect(asked(sandbox)).toEqual(['numbers', `key ${olga}`]);
		await byPhone('+7 916 123-45-67', second ?? '');
		await byPhone('+52 1 55 1234 5678', other ?? '');
		expect(asked(sandbox).slice(2)).toEqual([`key ${olga}`, `key ${maria}`]);
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
		expect(asked(sandbox)).toHaveLength(1 + keys);
		expect(asked(sandbox).at(-1)).toBe(`key ${digits}@c.us`);
	});

	it('tells when another spelling answered', async () => {
		const { byPhone, notices } = open([sentTo(maria)]);
		await byPhone('+52 55 1234 5678', sentTo(maria).uuid);
		expect(notices).toEqual([
			{ code: 'phoneVariantUsed', example: '+525512345678 answered as +5215512345678' },
		]);
	});

	it('finds the contact’s further messages in one request, however the phone is spelled', async () => {
		const ana = '553188765432@c.us';
		const messages = [0, 1, 2].map((nth) => sentTo(ana, nth));
		const { byPhone } = open(messages);
		const spellings = ['+55 31 98876-5432', '+55 31 8876-5432', '+5531988765432'];
		for (const [index, { uuid }] of messages.entries()) await byPhone(spellings[index] ?? '', uuid);
		expect(asked(sandbox)).toHaveLength(2 + 3);
	});
});

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
		expect(asked(sandbox)).toEqual([
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
		sandbox.twoChat.faults.add({
			match: { path: '/whatsapp/message/' },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					const { message } = answer as { message?: object };
					return { success: true, message: { ...message, remote_phone_number: undefined } };
				},
			},
		});
		const { byPhone } = open([message]);
		expect((await byPhone('+5215511112222', message.uuid)).phone).toBe('+5215511112222');
	});

	it('finds a message that an earlier channel of the number sent', async () => {
		sandbox.twoChat.faults.add({
			match: { path: 'get-numbers' },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					const { numbers } = answer as { numbers: object[] };
					const uuid = 'WPN00000000-b54d-46e3-b0bc-6414f4a52999';
					return { success: true, numbers: numbers.map((number) => ({ ...number, uuid })) };
				},
			},
		});
		const { byPhone } = open([sentTo(olga), sentTo(olga, 1)]);
		await byPhone('+79161234567', sentTo(olga).uuid);
		await byPhone('+79161234567', sentTo(olga, 1).uuid);
		const found = ['numbers', `key ${olga}`, 'page 79161234567', `key ${olga}`, `key ${olga}`];
		expect(asked(sandbox)).toEqual(found);
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
		expect(asked(sandbox).at(-1)).toBe('key 333333333333333@lid');
		expect(asked(sandbox)).toHaveLength(5);
	});
});

describe('a 2Chat status by phones that can’t be found', () => {
	it('says between whom, and what to do', async () => {
		const { byPhone } = open([sentTo(maria)]);
		const failure = await failureOf(byPhone('+52 55 1234 5678', UNKNOWN_UUID));
		expect(failure.category).toBe('notFound');
		expect(failure.message).toBe(
			`2Chat has no message ${UNKNOWN_UUID} between ${OWN_PHONE} and +525512345678.`,
		);
		expect(failure.advice).toContain('Session Key');
	});

	it.each([
		['with a conversation', '+7 916 123-45-67', ['key', 'page']],
		['with a conversation, of two spellings', '+52 55 1234 5678', ['key', 'key', 'page']],
		['nobody wrote with', '+34 699 000 111', ['key', 'page']],
		['nobody wrote with, of two spellings', '+52 55 9999 8888', ['key', 'key', 'page', 'page']],
	])('is given up after few requests, for a contact %s', async (_, phone, kinds) => {
		const { byPhone } = open([sentTo(maria), sentTo(olga)]);
		await failureOf(byPhone(phone, UNKNOWN_UUID));
		expect(asked(sandbox).map((each) => each.split(' ')[0])).toEqual(['numbers', ...kinds]);
	});

	it('takes at most six requests beside the numbers', async () => {
		const strangers = Array.from({ length: 20 }, (_, index) =>
			sentTo(`1782314562039${10 + index}@lid`, index, { remotePhone: '+525512345678' }),
		);
		const { byPhone } = open(strangers);
		await failureOf(byPhone('+52 55 1234 5678', UNKNOWN_UUID));
		expect(asked(sandbox).slice(0, 5)).toEqual([
			'numbers',
			`key ${maria}`,
			'key 525512345678@c.us',
			'page 5215512345678',
			'page 525512345678',
		]);
		expect(asked(sandbox)).toHaveLength(1 + 6);
	});

	it('reads the conversation once for all messages of a contact', async () => {
		const { byPhone } = open([sentTo(olga)]);
		const missing = [1, 2, 3].map((nth) => sentTo(olga, nth).uuid);
		await Promise.all(missing.map((uuid) => failureOf(byPhone('+79161234567', uuid))));
		expect(asked(sandbox)).toHaveLength(1 + 3 + 1);
	});

	it.each([
		['another message', { uuid: UNKNOWN_UUID, id: UNKNOWN_UUID }],
		['a message with another phone', { remote_phone_number: '+34600000000' }],
	])('is not the one that answers with %s', async (_, other) => {
		sandbox.twoChat.faults.add({
			match: { path: '/whatsapp/message/' },
			fault: {
				kind: 'mutate',
				mutate: (answer) => {
					const { message } = answer as { message: object };
					return { success: true, message: { ...message, ...other } };
				},
			},
		});
		const { byPhone } = open([sentTo(olga)]);
		const failure = await failureOf(byPhone('+79161234567', sentTo(olga).uuid));
		expect(failure.category).toBe('notFound');
	});

	it('says the same when 2Chat has no such conversation', async () => {
		sandbox.twoChat.faults.add({
			match: { path: '/whatsapp/messages/' },
			fault: { kind: 'status', code: 404, body: { success: false, error: true } },
		});
		const { byPhone } = open([]);
		const failure = await failureOf(byPhone('+79161234567', UNKNOWN_UUID));
		expect(failure.message).toContain(`no message ${UNKNOWN_UUID} between`);
	});
});

describe('many 2Chat statuses by phones', () => {
	it.each([1, 4])('take one request each for one contact, %i at a time', async (concurrency) => {
		const messages = Array.from({ length: 100 }, (_, nth) => sentTo(olga, nth));
		sandbox.twoChat.faults.add({ fault: { kind: 'latency', ms: 3 } });
		const { byPhone } = open(messages, concurrency);
		const found = await Promise.all(messages.map(({ uuid }) => byPhone('+79161234567', uuid)));
		expect(found.map(({ messageId }) => messageId)).toEqual(messages.map(({ uuid }) => uuid));
		expect(asked(sandbox)).toHaveLength(101);
		expect(asked(sandbox).filter((each) => each === 'numbers')).toHaveLength(1);
		expect(sandbox.twoChat.maxInFlight).toBe(concurrency);
	});

	it('take one request each, and few more, for a contact whose key can’t be derived', async () => {
		const known = { remotePhone: '+5215511112222' };
		const messages = Array.from({ length: 100 }, (_, nth) =>
			sentTo('178231456203987@lid', nth, known),
		);
		const { byPhone } = open(messages, 4);
		await Promise.all(messages.map(({ uuid }) => byPhone('+52 55 1111 2222', uuid)));
		expect(asked(sandbox)).toHaveLength(1 + 2 + 1 + 100);
	});

	it('do not wait for a contact’s first message when that is missing', async () => {
		const { byPhone } = open([sentTo(olga)], 4);
		const [missing, found] = await Promise.allSettled([
			byPhone('+79161234567', UNKNOWN_UUID),
			byPhone('+79161234567', sentTo(olga).uuid),
		]);
		expect([missing.status, found.status]).toEqual(['rejected', 'fulfilled']);
	});

	it('end with one request for all when the key is wrong', async () => {
		sandbox.twoChat.faults.add({ fault: { kind: 'status', code: 401, body: {} } });
		const { byPhone } = open([], 4);
		const calls = Array.from({ length: 50 }, (_, nth) =>
			failureOf(byPhone('+79161234567', sentTo(olga, nth).uuid)),
		);
		const failures = await Promise.all(calls);
		expect(new Set(failures.map(({ category }) => category))).toEqual(new Set(['auth']));
		expect(asked(sandbox)).toEqual(['numbers']);
	});
});

describe('a 2Chat status by session key', () => {
	it('takes one request', async () => {
		const { find } = open([sentTo(olga)]);
		const sessionKey = `WW-${CHANNEL}-${olga}`;
		const messageId = sentTo(olga).uuid;
		const found = await find({ messageId, locateBy: 'sessionKey', account: null, sessionKey });
		expect(found).toMatchObject({ status: 'delivered', phone: '+79161234567', chatId: sessionKey });
		expect(asked(sandbox)).toEqual([`key ${olga}`]);
	});

	it('takes one request when the key came in the place of the phone', async () => {
		const { byPhone } = open([sentTo(olga)]);
		const found = await byPhone(`WW-${CHANNEL}-${olga}`, sentTo(olga).uuid);
		expect(found.status).toBe('delivered');
		expect(asked(sandbox)).toEqual([`key ${olga}`]);
	});
});
