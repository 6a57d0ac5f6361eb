import type { IDataObject } from 'n8n-workflow';
import { providers } from '../../../../adapters/index.ts';
import { SEEDED } from '../../../../sandbox/index.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const silent = providers.find(({ webhook }) => !webhook);
const MINUTE_MS = 60_000;

describe('A delivery that can’t be read, or not wholly,', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	let now = Date.now();
	let nextId = 7_000_000;
	beforeAll(() => void jest.spyOn(Date, 'now').mockImplementation(() => now));
	beforeEach(() => {
		logs.length = 0;
		now += MINUTE_MS;
	});
	afterAll(() => jest.restoreAllMocks());

	const loud = () => logs.filter(({ level }) => level === 'error' || level === 'warn');
	const message = (changes: object = {}) => ({
		msg_id: (nextId += 1),
		from_me: 0,
		phone: '79001234567',
		msg_text: 'Good afternoon!',
		date_ins: '2026-05-24 12:35:29',
		...changes,
	});
	const delivery = (msg_data: unknown = message()) => ({ body: { tip: 'msg', msg_data } });
	const trigger = (more: Partial<TriggerOptions> = {}) =>
		new Trigger(sandbox(), {
			provider: 'wamm',
			parameters: { events: ['messageReceived', 'messageSent'] },
			...more,
		});

	it.each<[string, IDataObject]>([
		['a misspelt Time Zone', { timezone: 'Europe/Mosco' }],
		['a Time Zone that is an object', { timezone: { city: 'Moscow' } }],
	])('is put out without times where the credential has %s', async (_case, credential) => {
		const { rows, status } = await trigger({ credential }).deliver(delivery());
		expect(status).toBe(200);
		expect(rows).toHaveLength(1);
		expect(rows?.[0]).toMatchObject({
			text: 'Good afternoon!',
			phone: '+79001234567',
			sentAt: null,
		});
		expect(loud()).toEqual([
			{
				level: 'error',
				message: expect.stringMatching(
					/^Webhook deliveries are read as far as possible: The WAMM.chat credential has an unknown Time Zone: “.*”\. Write it as a city/,
				),
				meta: { node: 'Trigger', deliveries: 1 },
			},
		]);
	});

	it('is put out where the credential’s Base URL could not be asked, which the log keeps to itself', async () => {
		const credential = { baseUrl: 'http://user:hunter-two@wamm.example' };
		const { rows } = await trigger({ credential }).deliver(delivery());
		expect(rows?.[0]).toMatchObject({ sentAt: '2026-05-24T09:35:29.000Z' });
		expect(loud()).toMatchObject([{ level: 'error' }]);
		expectNoSecrets(logs, ['hunter-two', SEEDED.wamm.token]);
	});

	it.each<[string, Partial<TriggerOptions>, RegExp]>([
		[
			'there is no credential',
			{ credentialId: 'gone' },
			/Credential with ID "gone" does not exist/,
		],
		[
			'the provider is unknown',
			{ parameters: { provider: 'other', events: ['messageReceived'] } },
			/This node knows no provider “other”/,
		],
		[
			'the provider sends no webhooks',
			{ parameters: { provider: silent?.id ?? '', events: ['messageReceived'] } },
			new RegExp(`${silent?.label.replace(/[()]/g, '\\$&')} sends no webhooks`),
		],
	])('is lost when %s: an error in the log, once a minute at most', async (_case, options, why) => {
		const one = trigger(options);
		const errors = () => logs.filter(({ level }) => level === 'error');
		for (let sent = 0; sent < 3; sent += 1) {
			expect(await one.deliver(delivery())).toEqual({ rows: null, status: 200 });
		}
		expect(errors()).toEqual([
			{
				level: 'error',
				message: expect.stringMatching(new RegExp(`^Webhook deliveries are lost: ${why.source}`)),
				meta: { node: 'Trigger', deliveries: 1 },
			},
		]);
		now += MINUTE_MS - 1;
		await one.deliver(delivery());
		expect(errors()).toHaveLength(1);
		now += 1;
		await one.deliver(delivery());
		expect(errors()[1]).toMatchObject({ meta: { deliveries: 4 } });
		await trigger(options).deliver(delivery());
		expect(errors()).toHaveLength(3);
	});

	it.each<[string, unknown, number, number]>([
		['a message without an ID', delivery(message({ msg_id: null })), 0, 1],
		['a message of nobody', delivery(message({ from_me: null })), 0, 1],
		['one of two messages without an ID', delivery([message(), 5]), 1, 1],
		['rows without IDs among others', delivery([message(), message({ msg_id: '' }), 5]), 1, 2],
		['nothing', { body: null }, 0, 1],
		['text', { body: 'hello' }, 0, 1],
	])('is a warning with a count: %s', async (_case, given, out, count) => {
		const before = await countOf();
		const { rows, status } = await trigger().deliver(given as { body: unknown });
		expect(status).toBe(200);
		expect(rows ?? []).toHaveLength(out);
		const lines = loud();
		expect(lines).toMatchObject([
			{
				level: 'warn',
				message: 'A webhook delivery was dropped: not understood, or without an ID',
			},
		]);
		expect((lines[0]?.meta as { count: number }).count - before).toBe(count);
		expect(logs.filter(({ level }) => level === 'info')).toEqual([]);
	});

	/** How many were dropped so far, by a delivery that adds one. */
	async function countOf(): Promise<number> {
		await trigger().deliver({ body: null });
		const { meta } = logs.pop() ?? {};
		return (meta as { count: number }).count;
	}

	it('is no warning when it is about something else', async () => {
		expect(await trigger().deliver({ body: { tip: 'chat', msg_data: 'x' } })).toEqual({
			rows: null,
			status: 200,
		});
		expect(logs).toEqual([
			expect.objectContaining({
				level: 'info',
				message: 'A webhook delivery was dropped: about something else than messages',
			}),
		]);
	});
});
