import type { IDataObject } from 'n8n-workflow';
import { eventItemSchema } from '../../../../adapters/core/webhooks/webhook.ts';
import { SEEDED } from '../../../../sandbox/index.mts';
import { messageBody, receiptBody } from '../../../../sandbox/twoChat/events.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const { twoChat } = SEEDED;
const STATUSES = ['delivered', 'read', 'failed', 'sent'];
const RECEIVED = 'whatsapp.message.received';
const READ = 'whatsapp.message.receipt.read';

describe('The message trigger with 2Chat', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	beforeEach(() => void (logs.length = 0));

	const number = () => {
		const found = sandbox().twoChat.accounts.get(twoChat.apiKey)?.numbers.get(twoChat.phone);
		if (!found) throw new Error('no number');
		return found;
	};
	const message = (uuid: string) => {
		const found = number().messages.find(uuid, Infinity);
		if (!found) throw new Error(`no message ${uuid}`);
		return found;
	};
	const received = () =>
		messageBody(number(), message(twoChat.messageUuids.inbound), RECEIVED, 'flat');
	const trigger = (more: Partial<TriggerOptions> = {}) =>
		new Trigger(sandbox(), {
			provider: 'twoChat',
			parameters: {
				events: ['messageReceived', 'messageSent', 'statusChanged'],
				statuses: STATUSES,
			},
			...more,
		});
	const keyOf = (one: Trigger) => String((one.staticData.hook as IDataObject).key);
	async function activated(more: Partial<TriggerOptions> = {}) {
		const one = trigger(more);
		await one.activate();
		return one;
	}

	it('starts the workflow with the key of its subscription', async () => {
		const one = await activated();
		const query = { event: RECEIVED, key: keyOf(one) };
		const { rows, status } = await one.deliver({ body: received(), query });
		expect(status).toBe(200);
		expect(eventItemSchema.parse(rows?.[0])).toMatchObject({
			event: 'messageReceived',
			messageId: twoChat.messageUuids.inbound,
			accountPhone: twoChat.phone,
		});
	});

	it.each<[string, (key: string) => IDataObject]>([
		['a wrong key', (key) => ({ key: key.replace(/./, (first) => (first === 'a' ? 'b' : 'a')) })],
		['a shorter key', (key) => ({ key: key.slice(1) })],
		['no key', () => ({})],
		['several keys', (key) => ({ key: [key, key] })],
		['an empty key', () => ({ key: '' })],
	])('answers %s with 401 and starts nothing', async (_case, queryOf) => {
		const one = await activated();
		const query = { event: RECEIVED, ...queryOf(keyOf(one)) };
		expect(await one.deliver({ body: received(), query })).toEqual({ rows: null, status: 401 });
		expect(logs.filter(({ level }) => level !== 'debug')).toEqual([
			{
				level: 'info',
				message: 'A webhook delivery was refused: wrong key',
				meta: { node: 'Trigger' },
			},
		]);
	});

	it('answers 401 where nothing is subscribed', async () => {
		const query = { event: RECEIVED, key: '' };
		expect((await trigger().deliver({ body: received(), query })).status).toBe(401);
	});

	it.each(['messageUuid', 'uuid', 'id', 'whole', 'nested'] as const)(
		'understands a receipt as %s',
		async (shape) => {
			const one = await activated();
			const query = { event: READ, key: keyOf(one) };
			const read = message(twoChat.messageUuids.read);
			const body = receiptBody(number(), read, READ, shape, Infinity);
			const { rows } = await one.deliver({ body, query });
			expect(rows?.[0]).toMatchObject({
				event: 'statusChanged',
				status: 'read',
				messageId: twoChat.messageUuids.read,
			});
		},
	);

	it.each(['flat', 'named', 'nested'] as const)('understands a message as %s', async (shape) => {
		const one = await activated();
		const query = { event: RECEIVED, key: keyOf(one) };
		const inbound = message(twoChat.messageUuids.inbound);
		const { rows } = await one.deliver({
			body: messageBody(number(), inbound, RECEIVED, shape),
			query,
		});
		expect(rows?.[0]).toMatchObject({ event: 'messageReceived', phone: inbound.remotePhone });
	});

	it('answers with 200 what it can’t understand, and what isn’t of a subscription', async () => {
		const one = await activated();
		const key = keyOf(one);
		for (const query of [{ key }, { key, event: 'whatsapp.number.status' }]) {
			expect(await one.deliver({ body: received(), query })).toEqual({ rows: null, status: 200 });
		}
		const query = { key, event: RECEIVED };
		expect(await one.deliver({ body: [], query })).toEqual({ rows: null, status: 200 });
	});

	it('drops what another number got', async () => {
		const one = await activated({
			parameters: {
				events: ['messageReceived'],
				accountPhone: { __rl: true, mode: 'phone', value: twoChat.phone },
			},
		});
		const query = { event: RECEIVED, key: keyOf(one) };
		const foreign = { ...received(), channel_phone_number: '+34910000001' };
		expect(await one.deliver({ body: foreign, query })).toEqual({ rows: null, status: 200 });
		expect((await one.deliver({ body: received(), query })).rows).toHaveLength(1);
	});

	it('keeps its key out of items and log', async () => {
		const one = await activated({ options: { includeRaw: true } });
		const key = keyOf(one);
		const { rows } = await one.deliver({ body: received(), query: { event: RECEIVED, key } });
		await one.deliver({ body: {}, query: { event: RECEIVED, key } });
		await one.deliver({ body: {}, query: { event: RECEIVED, key: 'wrong-key-wrong-key' } });
		expectNoSecrets([rows, logs], [key, twoChat.apiKey, 'wrong-key-wrong-key']);
	});
});
