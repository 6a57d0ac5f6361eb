import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const { token, unpairedToken, messageIds } = SEEDED.wamm;
const { maria, ivan, ana } = SEEDED.contacts;

describe('WAMM sandbox, messages', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());

	const get = async (path: string) => (await ask(`${sandbox.wamm.baseUrl}/${path}`)).json();
	const ids = (answer: { msg_data: Array<{ msg_id: string }> }) =>
		answer.msg_data.map(({ msg_id }) => msg_id);

	describe('msg_get', () => {
		const example = {
			err: 0,
			msg_data: [
				{
					msg_id: '1234567',
					from_me: '1',
					phone: '79001234567',
					chat_name: 'Ivan Petrov',
					tip_msg: 'textMessage',
					msg_text: 'Good afternoon!',
					msg_link: null,
					date_ins: '2023-05-24 19:52:00',
					date_upd: '2023-05-24 19:52:22',
					state: 'delivered',
				},
				{
					msg_id: '1234566',
					from_me: '0',
					phone: '79001234567',
					chat_name: 'Ivan Petrov',
					tip_msg: 'textMessage',
					msg_text: 'Hello!',
					msg_link: null,
					date_ins: '2023-05-24 19:50:15',
					date_upd: '2023-05-24 19:50:15',
					state: 'received',
				},
			],
		};

		it.each([
			['query form', `msg_get/${token}/?phone=79001234567&col=20`],
			['query form without the slash', `msg_get/${token}?phone=79001234567&col=20`],
			['positional form', `msg_get/${token}/79001234567/20`],
			['tolerated punctuation', `msg_get/${token}/?phone=7%20(900)%20123-45-67&col=20`],
		])("answers the vendor's example in the %s, keys in order", async (_form, path) => {
			expect(JSON.stringify(await get(path))).toBe(JSON.stringify(example));
		});

		it.each([
			['token fail', `msg_get/nobody/?phone=79001234567&col=20`],
			['token fail', `msg_get/nobody/79001234567/0`],
			['acc not authorized', `msg_get/${unpairedToken}/?phone=79001234567&col=20`],
			['col fail or more 100', `msg_get/${token}/?phone=79001234567`],
			['col fail or more 100', `msg_get/${token}/?phone=79001234567&col=0`],
			['col fail or more 100', `msg_get/${token}/79001234567/101`],
			['col fail or more 100', `msg_get/${token}/79001234567/1.5`],
			['phone fail', `msg_get/${token}/?phone=%2B79001234567&col=20`],
			['phone fail', `msg_get/${token}/?phone=ivan&col=20`],
			['phone fail', `msg_get/${token}/?col=20`],
			['msgs not be', `msg_get/${token}/?phone=79990000000&col=20`],
		])('answers %s with HTTP 200 to %s', async (err, path) => {
			const answer = await ask(`${sandbox.wamm.baseUrl}/${path}`);
			expect([answer.status, answer.json()]).toEqual([200, { err }]);
		});

		it('finds a chat under the digits it is stored with and no others', async () => {
			for (const { whatsAppDigits, dialledDigits } of [maria, ana]) {
				const found = await get(`msg_get/${token}/?phone=${whatsAppDigits}&col=1`);
				expect(found.msg_data).toHaveLength(1);
				const missed = await get(`msg_get/${token}/?phone=${dialledDigits}&col=1`);
				expect(missed).toEqual({ err: 'msgs not be' });
			}
		});

		it('gives no more than 100, newest first, and only that chat', async () => {
			const answer = await get(`msg_get/${token}/?phone=${maria.whatsAppDigits}&col=100`);
			const dates = answer.msg_data.map((item: { date_ins: string }) => item.date_ins);
			expect(dates).toHaveLength(100);
			expect(dates).toEqual([...dates].sort().reverse());
			expect(new Set(answer.msg_data.map((item: { phone: string }) => item.phone))).toEqual(
				new Set([maria.whatsAppDigits]),
			);
		});
	});

	describe('msg_get_last', () => {
		it.each([
			['0', ['0']],
			['1', ['1']],
		])('gives one direction with from_me=%s', async (fromMe, expected) => {
			const answer = await get(`msg_get_last/${token}/?col=100&from_me=${fromMe}`);
			const seen = answer.msg_data.map((item: { from_me: string }) => item.from_me);
			expect([seen.length, [...new Set(seen)]]).toEqual([100, expected]);
		});

		it('gives both directions in the positional form, which has no from_me', async () => {
			const answer = await get(`msg_get_last/${token}/100?from_me=1`);
			const seen = answer.msg_data.map((item: { from_me: string }) => item.from_me);
			expect(new Set(seen)).toEqual(new Set(['0', '1']));
		});

		it('shows every documented type, and nulls', async () => {
			const { msg_data } = await get(`msg_get_last/${token}/100`);
			const types = new Set(msg_data.map((item: { tip_msg: string }) => item.tip_msg));
			for (const type of ['textMessage', 'documentMessage', 'imageMessage', 'audioMessage']) {
				expect(types).toContain(type);
			}
			for (const type of ['videoMessage', 'location', 'file_link']) expect(types).toContain(type);
			for (const key of ['chat_name', 'msg_text', 'msg_link', 'date_upd']) {
				expect(msg_data.map((item: Record<string, unknown>) => item[key])).toContain(null);
			}
		});
	});

	describe('msg_state', () => {
		it.each([
			[messageIds.example, 'delivered'],
			[messageIds.noInfo, 'no info'],
			[messageIds.notSent, 'not sent'],
			[messageIds.noAccount, 'noAccount'],
			[messageIds.noAccountCapital, 'NoAccount'],
			[messageIds.notInGroup, 'notInGroup'],
			[messageIds.deleted, 'deleted'],
			[messageIds.unknownState, 'quarantined by operator'],
		])('tells that %s is %s, in an object', async (id, state) => {
			const byQuery = await get(`msg_state/${token}/?msg_id=${id}`);
			expect(byQuery).toEqual({
				err: 0,
				msg_data: { msg_id: id, phone: expect.any(String), state },
			});
			expect(await get(`msg_state/${token}/${id}`)).toEqual(byQuery);
		});

		it.each([
			['msg_id fail', `msg_state/${token}/?msg_id=12a`],
			['msg_id fail', `msg_state/${token}`],
			['msg not be', `msg_state/${token}/999`],
			['acc not authorized', `msg_state/${unpairedToken}/999`],
		])('answers %s to %s', async (err, path) => {
			expect(await get(path)).toEqual({ err });
		});

		it('follows the clock', async () => {
			const own = await startSandbox();
			const state = async () => {
				const path = `msg_get/${token}/${maria.whatsAppDigits}/1`;
				const [item] = (await ask(`${own.wamm.baseUrl}/${path}`)).json().msg_data;
				return [item.msg_id, item.state, item.date_upd];
			};
			expect(await state()).toEqual([messageIds.advancing, 'sending', '2026-06-01 15:00:00']);
			own.clock.advance(5_000);
			expect(await state()).toEqual([messageIds.advancing, 'delivered', '2026-06-01 15:00:05']);
			own.clock.advance(10_000);
			expect(await state()).toEqual([messageIds.advancing, 'viewed', '2026-06-01 15:00:15']);
			await own.close();
		});
	});

	it('keeps the example apart from the other contacts', async () => {
		const answer = await get(`msg_get/${token}/?phone=${ivan.whatsAppDigits}&col=100`);
		expect(ids(answer)).toEqual([messageIds.example, messageIds.exampleInbound]);
	});

	it('knows GET only, and only its methods', async () => {
		const { baseUrl } = sandbox.wamm;
		expect((await ask(`${baseUrl}/msg_get/${token}/1/1`, { method: 'POST' })).status).toBe(404);
		expect((await ask(`${baseUrl}/msg_read/${token}/1`)).status).toBe(404);
	});
});
