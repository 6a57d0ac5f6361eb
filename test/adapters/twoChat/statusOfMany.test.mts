import { failureOf } from '../http/failureOf.mts';
import { sentTo, useTwoChat } from './statusSetup.mts';

const { asked, open, sandbox } = useTwoChat();
const UNKNOWN_UUID = 'MSG33333333-0d8d-4aa5-b117-f9425b651499';
const olga = '79161234567@c.us';

describe('many 2Chat statuses by phones', () => {
	it.each([1, 4])('take one request each for one contact, %i at a time', async (concurrency) => {
		const messages = Array.from({ length: 100 }, (_, nth) => sentTo(olga, nth));
		sandbox().twoChat.faults.add({ fault: { kind: 'latency', ms: 3 } });
		const { byPhone } = open(messages, concurrency);
		const found = await Promise.all(messages.map(({ uuid }) => byPhone('+79161234567', uuid)));
		expect(found.map(({ messageId }) => messageId)).toEqual(messages.map(({ uuid }) => uuid));
		expect(asked()).toHaveLength(101);
		expect(asked().filter((each) => each === 'numbers')).toHaveLength(1);
		expect(sandbox().twoChat.maxInFlight).toBe(concurrency);
	});

	it('take one request each, and few more, for a contact whose key can’t be derived', async () => {
		const known = { remotePhone: '+5215511112222' };
		const messages = Array.from({ length: 100 }, (_, nth) =>
			sentTo('178231456203987@lid', nth, known),
		);
		const { byPhone } = open(messages, 4);
		await Promise.all(messages.map(({ uuid }) => byPhone('+52 55 1111 2222', uuid)));
		expect(asked()).toHaveLength(1 + 2 + 1 + 100);
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
		sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 401, body: {} } });
		const { byPhone } = open([], 4);
		const calls = Array.from({ length: 50 }, (_, nth) =>
			failureOf(byPhone('+79161234567', sentTo(olga, nth).uuid)),
		);
		const failures = await Promise.all(calls);
		expect(new Set(failures.map(({ category }) => category))).toEqual(new Set(['auth']));
		expect(asked()).toEqual(['numbers']);
	});
});
