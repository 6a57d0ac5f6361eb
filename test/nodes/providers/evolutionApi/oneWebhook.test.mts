import type { IDataObject } from 'n8n-workflow';
import { VERSIONS } from '../../../../sandbox/evolutionApi/version.mts';
import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const { instance: name, messageIds, token } = SEEDED.evolutionApi;
const FIND = `GET /webhook/find/${name}`;
const SET = `POST /webhook/set/${name}`;
const EVENTS = ['MESSAGES_UPSERT', 'MESSAGES_UPDATE'];
const TAKEN = 'The instance already sends its webhooks to another address, and has room for one.';
const FOREIGN = {
	id: 'cm1',
	url: 'https://crm.example/in',
	headers: null,
	enabled: true,
	events: ['CALL'],
	webhookByEvents: false,
	webhookBase64: false,
	createdAt: '',
	updatedAt: '',
	instanceId: '',
};

describe('The one webhook of an Evolution API instance', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	const instance = () => {
		const found = sandbox().evolutionApi.instances.get(name);
		if (!found) throw new Error('no instance');
		return found;
	};
	const trigger = (parameters: TriggerOptions['parameters'] = {}) =>
		new Trigger(sandbox(), {
			provider: 'evolutionApi',
			parameters: {
				events: ['messageReceived', 'statusChanged'],
				statuses: ['read'],
				...parameters,
			},
		});
	const row = () => instance().webhook;

	it('is set for all events under a random key, found again, and switched off', async () => {
		const one = trigger();
		await one.activate();
		expect(asked(sandbox(), 'evolutionApi')).toEqual([FIND, FIND, SET]);
		expect(row()).toMatchObject({
			enabled: true,
			events: EVENTS,
			webhookByEvents: false,
			webhookBase64: false,
		});
		const url = new URL(row()?.url ?? '');
		expect(url.pathname).toBe(`/webhook/${one.webhookId}/webhook`);
		expect(url.searchParams.get('event')).toBe(EVENTS.join());
		expect(url.searchParams.get('key')).toMatch(/^[0-9a-f]{48}$/);
		expect(row()?.headers).toEqual({
			'x-message-tracker': expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		sandbox().evolutionApi.clearRequests();
		await one.activate('init');
		expect(asked(sandbox(), 'evolutionApi')).toEqual([FIND]);
		await one.deactivate();
		expect(row()).toMatchObject({ enabled: false, events: [] });
		expect(row()?.url).not.toContain('key=');
	});

	it('is free again for another workflow, with any version', async () => {
		for (const version of [VERSIONS['2.2.0'], VERSIONS['2.3.7']]) {
			sandbox().evolutionApi.version = version;
			const [one, other] = [trigger(), trigger()];
			await one.activate();
			await one.deactivate();
			await other.activate();
			expect(row()?.url).toContain(other.webhookId);
			await other.deactivate();
		}
	});

	it.each([
		['sends', true],
		['once sent', false],
	])('is left as it is while it %s to another tool', async (_what, enabled) => {
		const foreign = { ...FOREIGN, enabled };
		instance().webhook = foreign;
		const one = trigger();
		await expect(one.activate()).rejects.toMatchObject({
			message: TAKEN,
			description: expect.stringContaining('Evolution Manager'),
		});
		await one.deactivate();
		expect(instance().webhook).toBe(foreign);
		expect(asked(sandbox(), 'evolutionApi')).not.toContain(SET);
	});

	it('isn’t taken from a published workflow by a test or a second trigger', async () => {
		const one = trigger();
		await one.activate();
		const before = row();
		for (const begin of [
			() => one.listen(),
			() => trigger().activate(),
			() => trigger().listen(),
		]) {
			await expect(begin()).rejects.toMatchObject({ message: TAKEN });
		}
		expect(row()).toBe(before);
		await one.activate('init');
		expect(row()).toBe(before);
	});

	it('serves a test in the editor, and is free behind it', async () => {
		const one = trigger();
		await one.listen();
		expect(new URL(row()?.url ?? '').pathname).toContain('/webhook-test/');
		await one.stopListening();
		await one.activate();
		expect(row()).toMatchObject({ enabled: true });
	});

	it('stays another’s that was set after ours', async () => {
		const one = trigger();
		await one.activate();
		const foreign = { ...FOREIGN, id: row()?.id ?? '' };
		instance().webhook = foreign;
		await one.deactivate();
		expect(row()).toBe(foreign);
	});

	it('is set anew when others are wanted, or somebody lets it carry files', async () => {
		const one = trigger();
		await one.activate();
		await one.republish({ parameters: { events: ['messageSent'] } });
		expect(row()?.events).toEqual(['MESSAGES_UPSERT', 'SEND_MESSAGE']);
		const set = row();
		if (set) instance().webhook = { ...set, webhookBase64: true };
		await one.activate('init');
		expect(row()).toMatchObject({ enabled: true, webhookBase64: false });
	});

	it('starts a workflow once for each event, by its key and its secret, and shows neither', async () => {
		const one = trigger();
		await one.activate();
		const { webhookSender } = sandbox().evolutionApi;
		const set = row();
		if (!set) throw new Error('no webhook');
		// Nobody listens at n8n's address: what is sent is handed over here.
		webhookSender.timeScale = 0;
		instance().webhook = { ...set, url: 'http://127.0.0.1:9' };
		const sent = await webhookSender.tell(instance(), messageIds.received, 'messages.upsert');
		if (!sent) throw new Error('nothing was sent');
		expect(sent.attempts).toHaveLength(10);
		const query = Object.fromEntries(new URL(set.url).searchParams);
		const body = JSON.parse(sent.body) as IDataObject;
		expect(JSON.stringify(body)).toContain(token);
		const delivery = { body, query, headers: sent.headers };
		const first = await one.deliver(delivery);
		expect(first).toMatchObject({
			status: 200,
			rows: [{ event: 'messageReceived', messageId: messageIds.received }],
		});
		expect(await one.deliver(delivery)).toEqual({ status: 200, rows: null });
		const other = {
			...body,
			data: { ...(body.data as object), key: { id: '3A9', fromMe: false } },
		};
		for (const forged of [
			{ ...delivery, body: other, query: { ...query, key: 'x'.repeat(48) } },
			{ ...delivery, body: other, headers: {} },
			{ ...delivery, body: other, headers: { 'x-message-tracker': 'x'.repeat(64) } },
		]) {
			expect(await one.deliver(forged)).toEqual({ status: 401, rows: null });
		}
		expect((await one.deliver({ ...delivery, body: other })).rows).toHaveLength(1);
		expectNoSecrets(
			[first, logs],
			[token, String(query.key), String(set.headers?.['x-message-tracker'])],
		);
	});
});
