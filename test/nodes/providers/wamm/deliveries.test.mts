import type { IDataObject } from 'n8n-workflow';
import { eventItemSchema } from '../../../../adapters/core/webhooks/webhook.ts';
import { SEEDED } from '../../../../sandbox/index.mts';
import { messageEvent, statusEvent } from '../../../../sandbox/wamm/events.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const { wamm } = SEEDED;
const STATUSES = ['delivered', 'read', 'failed', 'sent'];

describe('The message trigger with WAMM.chat', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	beforeEach(() => void (logs.length = 0));
	/** What was dropped, at which level and why. */
	const dropLines = () =>
		logs.flatMap(({ level, message }) => {
			const [, why] = /^A webhook delivery was dropped: (.*)$/.exec(message) ?? [];
			return why === undefined ? [] : [`${level}: ${why}`];
		});

	const channel = () => {
		const found = sandbox().wamm.channels.get(wamm.token);
		if (!found) throw new Error('no channel');
		return found;
	};
	const message = (id: string, changes: object = {}, fromApi = false) => {
		const found = channel().find(id, Infinity);
		if (!found) throw new Error(`no message ${id}`);
		const { tip, msg_data } = messageEvent(channel(), found, fromApi, Infinity);
		return { tip, msg_data: { ...msg_data, ...changes } };
	};
	const trigger = (more: Partial<TriggerOptions> = {}) =>
		new Trigger(sandbox(), {
			provider: 'wamm',
			parameters: {
				events: ['messageReceived', 'messageSent', 'statusChanged'],
				statuses: STATUSES,
				checkWebhookSetting: false,
			},
			...more,
		});

	it('starts the workflow with the same item as the other nodes', async () => {
		const { rows, status } = await trigger().deliver({ body: message(wamm.messageIds.received) });
		expect(status).toBe(200);
		expect(rows).toHaveLength(1);
		expect(eventItemSchema.parse(rows?.[0])).toMatchObject({
			event: 'messageReceived',
			eventId: `wamm::${wamm.messageIds.received}:messageReceived:`,
			direction: 'inbound',
			accountPhone: `+${wamm.phone}`,
			provider: 'wamm',
		});
	});

	it('warns once in the log where the newest message lies in the future', async () => {
		const one = trigger({ credential: { timezone: 'Etc/GMT+12' } });
		const today = new Date().toISOString().slice(0, 19).replace('T', ' ');
		const body = message(wamm.messageIds.received, { date_ins: today });
		await one.deliver({ body });
		await one.deliver({ body });
		const warnings = logs.filter(({ message }) => message.includes('in the future'));
		expect(warnings).toEqual([
			{ level: 'warn', message: expect.any(String), meta: { node: 'Trigger', hours: 12 } },
		]);
	});

	it('starts it with a changed status, once per status', async () => {
		const one = trigger();
		const found = channel().find(wamm.messageIds.viewed, Infinity);
		if (!found) throw new Error('no message');
		const body = statusEvent(found, Infinity);
		expect((await one.deliver({ body })).rows?.[0]).toMatchObject({
			event: 'statusChanged',
			status: 'read',
			isFinal: true,
		});
		expect((await one.deliver({ body })).rows).toBeNull();
		const other = { tip: 'msg_state', msg_data: { ...body.msg_data, state: 'delivered' } };
		expect((await one.deliver({ body: other })).rows).toHaveLength(1);
	});

	it('starts it for what is wanted only', async () => {
		const one = trigger({ parameters: { events: ['statusChanged'], statuses: ['failed'] } });
		expect((await one.deliver({ body: message(wamm.messageIds.received) })).rows).toBeNull();
		const status = (state: string) => ({ tip: 'msg_state', msg_data: { msg_id: 1, state } });
		expect((await one.deliver({ body: status('viewed') })).rows).toBeNull();
		expect((await one.deliver({ body: status('not sent') })).rows?.[0]).toMatchObject({
			status: 'failed',
		});
	});

	it('leaves out what was sent by API, unless it is asked for', async () => {
		const body = message(wamm.messageIds.viewed, {}, true);
		const one = trigger();
		expect((await one.deliver({ body })).rows).toBeNull();
		one.change({ options: { includeSentByApi: true } });
		expect((await one.deliver({ body })).rows).toHaveLength(1);
		const byPhone = message(wamm.messageIds.delivered, {}, false);
		expect((await trigger().deliver({ body: byPhone })).rows).toHaveLength(1);
	});

	it('drops duplicates, simultaneous ones too, for each node by itself', async () => {
		const [one, other] = [trigger(), trigger()];
		const body = message(wamm.messageIds.received);
		const outcomes = await Promise.all([1, 2, 3].map(async () => await one.deliver({ body })));
		expect(outcomes.filter(({ rows }) => rows !== null)).toHaveLength(1);
		expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect((await one.deliver({ body })).rows).toBeNull();
		expect((await other.deliver({ body })).rows).toHaveLength(1);
	});

	it('says in the log at debug level what it leaves out', async () => {
		const one = trigger({ parameters: { events: ['messageReceived'] } });
		const body = message(wamm.messageIds.received);
		await one.deliver({ body });
		expect(dropLines()).toEqual([]);
		await one.deliver({ body });
		await one.deliver({ body: message(wamm.messageIds.delivered) });
		expect(dropLines()).toEqual(['debug: had before', 'debug: not chosen in the node']);
	});

	it('drops what another number got', async () => {
		channel().hook = `http://127.0.0.1:5678/webhook/x/webhook`;
		const one = trigger({
			parameters: { events: ['messageReceived'], checkWebhookSetting: true },
		});
		channel().hook = `http://127.0.0.1:5678/webhook/${one.webhookId}/webhook`;
		await one.activate();
		const foreign = message(wamm.messageIds.received, { phone_acc: '79999999999' });
		expect(await one.deliver({ body: foreign })).toEqual({ rows: null, status: 200 });
		expect(dropLines()).toEqual([
			'warn: of another number than this node’s; if that is right, publish the workflow again',
		]);
		expect(JSON.stringify(logs)).not.toContain('79999999999');
		const unsaid = message(wamm.messageIds.received, { phone_acc: null });
		expect((await one.deliver({ body: unsaid })).rows).toMatchObject([{ accountPhone: null }]);
		const own = message(wamm.messageIds.received, { msg_id: 8_000_001 });
		expect((await one.deliver({ body: own })).rows).toHaveLength(1);
	});

	it.each<[string, unknown, IDataObject]>([
		['an empty object', {}, {}],
		['a list', [], {}],
		['nothing', null, {}],
		['text', 'hello', {}],
		['another event', { tip: 'chat', msg_data: { msg_id: 1 } }, {}],
		['a message without an id', { tip: 'msg', msg_data: { from_me: 0 } }, {}],
		['more than 1 MB', { tip: 'x'.repeat(2 * 1024 * 1024) }, {}],
	])(
		'answers %s with 200, starts nothing, and says it in the log',
		async (_case, body, headers) => {
			expect(await trigger().deliver({ body, headers })).toEqual({ rows: null, status: 200 });
			expect(logs).toContainEqual(
				expect.objectContaining({
					level: expect.stringMatching(/^(info|warn)$/),
					message: expect.stringMatching(/^A webhook delivery was dropped: /),
					meta: { node: 'Trigger', count: expect.any(Number) },
				}),
			);
		},
	);

	it('keeps URL, query, headers, secrets and contents out of items and log', async () => {
		const one = trigger({ options: { includeRaw: true } });
		const body = message(wamm.messageIds.received, { msg_text: 'a private text' });
		const request = {
			body,
			query: { secret: 'query-secret' },
			headers: { authorization: 'header-secret', host: 'n8n.secret.example' },
		};
		const { rows } = await one.deliver(request);
		await one.deliver({ ...request, body: { private: 'garbage-content' } });
		expect(rows?.[0]?.raw).toEqual(body.msg_data);
		const shown = [rows, logs];
		expectNoSecrets(shown);
		expectNoSecrets(shown, ['query-secret', 'header-secret', 'n8n.secret', one.webhookId]);
		expectNoSecrets(logs, ['a private text', 'garbage-content']);
	});
});
