import { failureOf } from '../http/failureOf.mts';
import { OWN_PHONE, sentTo, useTwoChat } from './statusSetup.mts';

const { asked, changeMessages, open, sandbox } = useTwoChat();
const UNKNOWN_UUID = 'MSG33333333-0d8d-4aa5-b117-f9425b651499';
const olga = '79161234567@c.us';
const maria = '5215512345678@c.us';

describe('a 2Chat status by phones that can’t be found', () => {
	it('says between whom, and what to do', async () => {
		const { byPhone, notices } = open([sentTo(maria)]);
		const failure = await failureOf(byPhone('+52 55 1234 5678', UNKNOWN_UUID));
		expect(failure.category).toBe('notFound');
		expect(failure.message).toBe(
			`2Chat has no message ${UNKNOWN_UUID} between ${OWN_PHONE} and +525512345678.`,
		);
		expect(failure.advice).toMatch(/^Check Your Number and the phone\. .*Session Key/);
		expect(notices).toEqual([]);
	});

	it('says it of a phone that its country can’t have: is the country code missing?', async () => {
		const { byPhone, notices } = open([]);
		const failure = await failureOf(byPhone('55 1234 5678', UNKNOWN_UUID));
		const doubt = '5512345678 was read as +55 12345678, Brazil';
		expect(failure.advice).toContain(`${doubt}: is the country code missing?`);
		expect(notices).toEqual([{ code: 'phoneDoubtful', example: doubt }]);
	});

	it.each([
		['with a conversation', '+7 916 123-45-67', ['key', 'page']],
		['with a conversation, of two spellings', '+52 55 1234 5678', ['key', 'key', 'page']],
		['nobody wrote with', '+34 699 000 111', ['key', 'page']],
		['nobody wrote with, of two spellings', '+52 55 9999 8888', ['key', 'key', 'page', 'page']],
		['nobody wrote with, of three spellings', '+54 11 2345 6789', ['key', 'key', 'page', 'page']],
	])('is given up after few requests, for a contact %s', async (_, phone, kinds) => {
		const { byPhone } = open([sentTo(maria), sentTo(olga)]);
		await failureOf(byPhone(phone, UNKNOWN_UUID));
		expect(asked().map((each) => each.split(' ')[0])).toEqual(['numbers', ...kinds]);
	});

	it('takes at most six requests beside the numbers', async () => {
		const unknownContacts = Array.from({ length: 20 }, (_, index) =>
			sentTo(`1782314562039${10 + index}@lid`, index, { remotePhone: '+525512345678' }),
		);
		const { byPhone } = open(unknownContacts);
		await failureOf(byPhone('+52 55 1234 5678', UNKNOWN_UUID));
		expect(asked().slice(0, 5)).toEqual([
			'numbers',
			`key ${maria}`,
			'key 525512345678@c.us',
			'page 5215512345678',
			'page 525512345678',
		]);
		expect(asked()).toHaveLength(1 + 6);
	});

	it('reads the conversation once for all messages of a contact', async () => {
		const { byPhone } = open([sentTo(olga)]);
		const missing = [1, 2, 3].map((nth) => sentTo(olga, nth).uuid);
		await Promise.all(missing.map((uuid) => failureOf(byPhone('+79161234567', uuid))));
		expect(asked()).toHaveLength(1 + 3 + 1);
	});

	it.each([
		['another message', { uuid: UNKNOWN_UUID, id: UNKNOWN_UUID }],
		['a message with another phone', { remote_phone_number: '+34600000000' }],
	])('is not the one that answers with %s', async (_, other) => {
		changeMessages(other);
		const { byPhone } = open([sentTo(olga)]);
		const failure = await failureOf(byPhone('+79161234567', sentTo(olga).uuid));
		expect(failure.category).toBe('notFound');
	});

	it('is looked for under the other keys where 404 says no more than “Not Found”', async () => {
		sandbox().twoChat.faults.add({
			match: { path: '5215512345678' },
			fault: { kind: 'status', code: 404, body: { detail: 'Not Found' } },
		});
		const other = '525512345678@c.us';
		const { byPhone } = open([sentTo(other)]);
		const found = await byPhone('+52 55 1234 5678', sentTo(other).uuid);
		expect(found.status).toBe('delivered');
		const failure = await failureOf(byPhone('+52 55 1234 5678', UNKNOWN_UUID));
		expect(failure).toMatchObject({ category: 'notFound', isMissing: true });
	});

	it('says the same when 2Chat has no such conversation', async () => {
		sandbox().twoChat.faults.add({
			match: { path: '/whatsapp/messages/' },
			fault: { kind: 'status', code: 404, body: { success: false, error: true } },
		});
		const { byPhone } = open([]);
		const failure = await failureOf(byPhone('+79161234567', UNKNOWN_UUID));
		expect(failure.message).toContain(`no message ${UNKNOWN_UUID} between`);
	});
});
