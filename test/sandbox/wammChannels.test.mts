import { type Sandbox, SEEDED, startSandbox } from '../../sandbox/index.mts';
import { generateWammMessages } from '../../sandbox/wamm/generate.mts';
import { ask } from './ask.mts';

const { token, telegramToken, unpairedToken, telegram } = SEEDED.wamm;
const { olga } = SEEDED.contacts;

describe('WAMM sandbox, channels', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ messages: 0 });
	});
	afterAll(() => sandbox.close());

	const get = async (path: string) => (await ask(`${sandbox.wamm.baseUrl}/${path}`)).json();

	describe('channel_list', () => {
		it('answers one channel to a token that needs encoding, paired or not', async () => {
			const one = await get(`channel_list/${encodeURIComponent(telegramToken)}/one`);
			expect(one).toEqual({
				err: 0,
				data: [
					{
						api_id: 101,
						api_tip: 'tg',
						pay_state: 'active',
						phone: '79181234568',
						api_tag: 'Telegram',
						state: 'authorized',
						hook: '',
					},
				],
			});
			const unpaired = await get(`channel_list/${unpairedToken}/one`);
			expect(unpaired.data[0].state).toBe('notAuthorized');
		});

		it('filters, and fails when nothing passes', async () => {
			expect((await get(`channel_list/${token}`)).data).toHaveLength(3);
			expect((await get(`channel_list/${token}/?filter=one`)).data).toHaveLength(3);
			expect((await get(`channel_list/${token}/statusOn`)).data).toHaveLength(2);
			expect((await get(`channel_list/${token}/statusOff`)).data).toHaveLength(1);
			expect(await get(`channel_list/${token}/archive`)).toEqual({ err: 'fail get data' });
			expect(await get('channel_list/nobody/one')).toEqual({ err: 'token fail' });
		});
	});

	it('finds Telegram chats by chat id and by what phone_real shows', async () => {
		const { sofia, pavel, unknownContact } = telegram;
		const base = `msg_get/${encodeURIComponent(telegramToken)}`;
		const byNickname = await get(`${base}/?phone=${sofia.nickname}&col=5`);
		expect(byNickname).toEqual(await get(`${base}/?phone=${sofia.address}&col=5`));
		expect(byNickname.msg_data[0]).toMatchObject({
			phone: sofia.address,
			phone_real: sofia.nickname,
		});
		const byPhone = await get(`${base}/${pavel.phone}/5`);
		expect(byPhone.msg_data[0]).toMatchObject({ phone: pavel.address, phone_real: pavel.phone });
		const unknown = await get(`${base}/${unknownContact.address}/5`);
		expect(unknown.msg_data[0]).not.toHaveProperty('phone_real');
	});

	it('finds MAX chats by chat id only', async () => {
		const chats = [{ address: '880012', name: null, phoneReal: '79035550143' }] as const;
		sandbox.wamm.addChannel({
			token: 'maxChannel',
			phone: '79181234569',
			messenger: 'max',
			chats,
			messages: generateWammMessages({ seed: 1, count: 1, chats, until: sandbox.clock.now() }),
		});
		expect((await get('msg_get/maxChannel/880012/5')).msg_data).toHaveLength(1);
		expect(await get('msg_get/maxChannel/79035550143/5')).toEqual({ err: 'msgs not be' });
		expect(await get('msg_get/maxChannel/?col=5')).toEqual({ err: 'phone fail' });
	});

	it('prints times on the clocks of the channel, and no message before its time', async () => {
		const at = Date.UTC(2026, 5, 1, 12, 0, 1);
		const chats = [{ address: olga.whatsAppDigits, name: null }] as const;
		sandbox.wamm.addChannel({
			token: 'ownChannel',
			phone: '5215500000000',
			timezone: 'America/Mexico_City',
			chats,
			messages: generateWammMessages({ seed: 1, count: 3, chats, until: at, everyMs: 1000 }),
		});
		const { msg_data } = await get('msg_get_last/ownChannel/100');
		expect(msg_data.map((item: { date_ins: string }) => item.date_ins)).toEqual([
			'2026-06-01 06:00:00',
			'2026-06-01 05:59:59',
			'2026-06-01 05:59:58',
		]);
		sandbox.wamm.channels
			.get('ownChannel')
			?.addMessages(
				generateWammMessages({ seed: 2, count: 1, chats, until: at + 9_000, firstId: 5 }).map(
					(message) => ({ ...message, insertedAt: at + 8_000 }),
				),
			);
		expect(await get('msg_state/ownChannel/5')).toEqual({ err: 'msg not be' });
		expect((await get('msg_get_last/ownChannel/100')).msg_data).toHaveLength(3);
	});
});
