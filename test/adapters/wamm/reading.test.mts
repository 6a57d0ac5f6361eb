import { advance, type PollState, registry, fetchWindows } from '../../../adapters/index.ts';
import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { contact, open, row } from './setup.mts';

const LATER = Date.UTC(2026, 6, 1);

describe('contact of WAMM.chat', () => {
	it('is a phone on WhatsApp, and as typed elsewhere', async () => {
		const asked = async (messenger: string, typed: unknown) => {
			const { read, transport } = open({ err: 0, msg_data: [row()] }, { messenger });
			await read({ contact: typed, limit: 1 });
			return transport.requests[0]?.url;
		};
		const url = (phone: string) => `https://wamm.chat/api2/msg_get/:token/?phone=${phone}&col=1`;
		expect(await asked('whatsapp', '+7 (900) 123-45-67')).toBe(url('79001234567'));
		expect(await asked('telegram', ' @sofia/design?#& ')).toBe(url('%40sofia%2Fdesign%3F%23%26'));
		expect(await asked('max', 733920115)).toBe(url('733920115'));
	});

	it.each([
		['+7 (900) 123-45-67', '79001234567'],
		['+79001234567', '79001234567'],
		[' \u202a+7\u00a0900 123 45 67\u202c ', '79001234567'],
		['7 900 123 45 67', '79001234567'],
		['79001234567', '79001234567'],
		['-1001234567890', '-1001234567890'],
		['120-34567890', '120-34567890'],
		['+12 34', '%2B12%2034'],
		['+7900 x 1234567', '%2B7900%20x%201234567'],
		['@user 79001234567', '%40user%2079001234567'],
	])('on other messengers goes out in digits where it is a phone: %j', async (typed, sent) => {
		for (const messenger of ['telegram', 'telegramBot', 'max']) {
			const { read, transport } = open({ err: 0, msg_data: [row()] }, { messenger });
			await read({ contact: typed, limit: 1 });
			expect(transport.requests[0]?.url).toContain(`?phone=${sent}&`);
		}
	});

	it('fills phone and chatId where the answer lacks them', async () => {
		const { read } = open({ err: 0, msg_data: [{ msg_id: '7' }] });
		expect(messagesOf(await read({ contact }))[0]).toMatchObject({
			phone: '+79001234567',
			chatId: '79001234567',
		});
	});
});

describe('a list of WAMM.chat', () => {
	const at = (minute: number, id: number | string) =>
		row({ msg_id: id, date_ins: `2026-06-01 12:0${minute}:00` });
	const undated = row({ msg_id: '6' });
	const idsIn = async (msg_data: object[]) => {
		const { context } = open({ err: 0, msg_data });
		const query = { ownPhone: null, contact: null, direction: null, wanted: 100 };
		const page = await registry.wamm.pages?.(context as never, query).next();
		return page?.value?.records.map(({ message }) => message.messageId);
	};

	it.each<[string, object[], (string | null)[]]>([
		['oldest first', [at(1, 1), at(2, 2), at(3, 3)], ['3', '2', '1']],
		['oldest first within a second', [at(1, 9), at(1, '10'), at(1, 11)], ['11', '10', '9']],
		['without a time here and there', [at(1, 1), undated, at(3, 3)], ['3', '6', '1']],
		['with ids that are none', [at(1, 'x'), at(1, 7), at(3, '')], [null, '7', 'x']],
	])('is read newest first when it comes %s', async (_case, rows, ids) => {
		expect(await idsIn(rows)).toEqual(ids);
	});

	it('stays as it comes when it is newest first', async () => {
		expect(await idsIn([undated, at(3, 3), at(2, 5), at(2, 4)])).toEqual(['6', '3', '5', '4']);
	});

	it('leaves one that came late, with an old time, where it came', async () => {
		const rows = [at(0, 9), at(4, 4), at(3, 3), at(2, 2)];
		expect(await idsIn(rows)).toEqual(['9', '4', '3', '2']);
		expect(await idsIn(rows.toReversed())).toEqual(['9', '4', '3', '2']);
	});

	it('tells polling what is new though it comes oldest first', async () => {
		const list = Array.from({ length: 103 }, (_, nth) =>
			row({ msg_id: nth, from_me: '0', date_ins: `2026-06-01 12:${10 + Math.floor(nth / 3)}:00` }),
		);
		const rules = { kinds: ['messageReceived'] as const, statuses: [], overdueMs: 1, now: LATER };
		const look = { ownPhone: null, kinds: rules.kinds, deadline: Infinity };
		const step = async (state: PollState | null, msg_data: object[]) => {
			const { context } = open({ err: 0, msg_data });
			const seeing = await fetchWindows(registry.wamm, context as never, state, look);
			return advance(state, seeing, rules, '');
		};
		const { state } = await step(null, list.slice(0, 100));
		const { events, gaps } = await step(state, list.slice(3));
		expect(events.map((event) => event.record.message.messageId)).toEqual(['100', '101', '102']);
		expect(gaps).toBe(0);
	});
});

describe('limit and filters of WAMM.chat', () => {
	const full = Array.from({ length: 100 }, (_, index) => row({ msg_id: String(index) }));

	it.each<[{ limit: number; filter?: object }, string]>([
		[{ limit: 20 }, 'col=20'],
		[{ limit: 100 }, 'col=100'],
		[{ limit: 500 }, 'col=100'],
		[{ limit: Infinity }, 'col=100'],
		[{ limit: 5, filter: { direction: 'inbound' } }, 'col=5&from_me=0'],
		[{ limit: 5, filter: { direction: 'outbound' } }, 'col=5&from_me=1'],
		[{ limit: 5, filter: { types: ['text'] } }, 'col=100'],
		[{ limit: 5, filter: { sentAfter: '2026-01-01T00:00:00.000Z' } }, 'col=100'],
		[
			{ limit: 5, filter: { direction: 'outbound', sentBefore: '2026-01-01T00:00:00.000Z' } },
			'col=100&from_me=1',
		],
	])('%j ask for %s', async ({ limit, filter = {} }, query) => {
		const { read, transport } = open({ err: 0, msg_data: full.slice(0, 5) });
		const none = { direction: null, sentAfter: null, sentBefore: null, types: [] };
		await read({ limit, filter: { ...none, ...filter } as never });
		expect(transport).toMatchObject({
			requests: [{ url: `https://wamm.chat/api2/msg_get_last/:token/?${query}` }],
		});
	});

	it('by contact ask for all, as only we can filter', async () => {
		const { read, transport } = open({ err: 0, msg_data: [row()] });
		const filter = { direction: 'inbound', sentAfter: null, sentBefore: null, types: [] } as const;
		await read({ contact, limit: 5, filter });
		expect(transport).toMatchObject({
			requests: [{ url: `https://wamm.chat/api2/msg_get/:token/?phone=${contact}&col=100` }],
		});
	});

	it('beyond 100 say that there is no more', async () => {
		const { notices, read } = open({ err: 0, msg_data: full });
		expect(await read({ limit: Infinity })).toHaveLength(100);
		expect(notices).toEqual([{ code: 'windowFull', count: 100 }]);
	});
});

describe('check of WAMM.chat', () => {
	const channel = (state: string | null) => ({ err: 0, data: [{ phone: '79181234567', state }] });

	it.each([
		['authorized', true, /Connected: 79181234567/],
		['notAuthorized', false, /connect it again/],
		['starting', false, /try again in a minute/],
		['blocked', false, /blocked/],
		['something new', true, /something new/],
		['constructor', true, /constructor/],
		[null, true, /state unknown/],
	])('says of the state %j: %s', async (state, ok, message) => {
		expect(await open(channel(state)).check()).toEqual({
			ok,
			message: expect.stringMatching(message),
		});
	});

	it('says that there is no channel', async () => {
		expect(await open({ err: 0, data: [] }).check()).toMatchObject({ ok: false });
		expect(await failureOf(open({ err: 'fail get data' }).check())).toMatchObject({
			category: 'notFound',
		});
	});

	it('fails with a wrong token', async () => {
		expect(await failureOf(open({ err: 'token fail' }).check())).toMatchObject({
			category: 'auth',
		});
	});
});
