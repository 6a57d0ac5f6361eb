import type { ApiClient } from '../../../adapters/core/client.ts';
import type { EvolutionConfig } from '../../../adapters/evolutionApi/config.ts';
import { subscriptions } from '../../../adapters/evolutionApi/subscriptions.ts';
import type { WebhookRow } from '../../../sandbox/evolutionApi/webhookRow.mts';
import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from '../contract/harness.mts';
import { failureOf } from '../http/failureOf.mts';
import { open as scripted } from './setup.mts';
import { SUBJECT } from './subject.mts';

const { instance: name, idleInstance, globalKey } = SEEDED.evolutionApi;
const ADDRESS = 'https://n8n.example/webhook/1/webhook';
const KEY = '4f1c2a'.repeat(8);
const URL_WITH_KEY = `${ADDRESS}?event=MESSAGES_UPSERT&key=${KEY}`;
const OURS = { 'x-message-tracker': 'secret' };
const TOPIC = 'MESSAGES_UPSERT,MESSAGES_UPDATE';

describe('the one webhook of an instance of Evolution API', () => {
	const harness = createHarness(SUBJECT);
	const instance = () => {
		const found = harness.sandbox.evolutionApi.instances.get(name);
		if (!found) throw new Error('no instance');
		return found;
	};
	const open = (credential = SUBJECT.arrange(harness.sandbox)) =>
		harness.open({ credential }).context as ApiClient<EvolutionConfig>;
	const create = async (url = URL_WITH_KEY) => await subscriptions.create(open(), null, TOPIC, url);
	const sets = () =>
		harness.server.requests
			.filter(({ path }) => path === `/webhook/set/${name}`)
			.map(({ method, body }) => ({ method, ...(JSON.parse(body) as object) }));

	/** Lets this stand there, as another tool or an earlier workflow left it. */
	function leave(part: Partial<WebhookRow>): void {
		instance().webhook = {
			...{ id: 'cm1', url: ADDRESS, headers: null, enabled: true, events: ['CALL'] },
			...{ webhookByEvents: false, webhookBase64: false },
			...{ createdAt: '', updatedAt: '', instanceId: '' },
			...part,
		};
	}
	beforeEach(() => {
		instance().webhook = null;
	});

	it('is set for all events at one address, without files, and with a secret', async () => {
		const created = await create();
		expect(sets()).toEqual([
			{
				method: 'POST',
				webhook: {
					enabled: true,
					url: URL_WITH_KEY,
					headers: { 'x-message-tracker': expect.stringMatching(/^[0-9a-f]{64}$/) as string },
					byEvents: false,
					base64: false,
					events: ['MESSAGES_UPSERT', 'MESSAGES_UPDATE'],
				},
			},
		]);
		expect(created).toEqual({
			id: expect.stringMatching(/./) as string,
			topic: TOPIC,
			url: URL_WITH_KEY,
			channel: null,
			accountPhone: null,
		});
		const { accountPhone: _, ...listed } = created;
		expect(await subscriptions.list(open())).toEqual([listed]);
	});

	it('is switched off when it is removed, and keeps no key', async () => {
		const { id } = await create();
		await subscriptions.remove(open(), id);
		expect(instance().webhook).toMatchObject({ enabled: false, url: ADDRESS, events: [] });
		expect(await subscriptions.list(open())).toEqual([]);
	});

	it('is switched off once, where there is one', async () => {
		const { id } = await create(ADDRESS);
		await subscriptions.remove(open(), id);
		await subscriptions.remove(open(), id);
		expect(sets()).toHaveLength(2);
		instance().webhook = null;
		await subscriptions.remove(open(), id);
		expect(sets()).toHaveLength(2);
	});

	it.each<[string, Partial<WebhookRow>]>([
		['another’s', { url: 'https://crm.example/in' }],
		['at another of our addresses', { url: `${URL_WITH_KEY}7` }],
		['without an address', { url: '' }],
	])('is left as it is where it is %s by now', async (_what, part) => {
		const { id } = await create();
		leave(part);
		const before = instance().webhook;
		await subscriptions.remove(open(), id);
		expect(instance().webhook).toBe(before);
	});

	it.each<[string, Partial<WebhookRow>, string]>([
		['what it is for', { events: ['MESSAGES_UPDATE', 'CALL'] }, 'MESSAGES_UPDATE,CALL'],
		['nothing where it names no events', { events: null as never }, ''],
		['nothing where each event has its own address', { webhookByEvents: true }, ''],
		['nothing where it carries files', { webhookBase64: true }, ''],
	])('is listed as for %s', async (_what, part, topic) => {
		leave(part);
		expect(await subscriptions.list(open())).toMatchObject([{ url: ADDRESS, topic }]);
	});

	it.each<[string, Partial<WebhookRow>]>([
		['it is switched off', { enabled: false }],
		['it has no address', { url: '' }],
		['nobody says whether it is on', { enabled: null as never }],
	])('is none where %s', async (_what, part) => {
		leave(part);
		expect(await subscriptions.list(open())).toEqual([]);
	});

	it.each<[string, Partial<WebhookRow>]>([
		['at the same address, with another key', { url: `${ADDRESS}?key=1` }],
		['without an address', { url: '' }],
		['switched off by us', { url: 'https://old.example/1', enabled: false, headers: OURS }],
	])('is set anew where one is %s', async (_what, part) => {
		leave(part);
		await create();
		expect(instance().webhook).toMatchObject({ enabled: true, url: URL_WITH_KEY });
	});

	it.each<[string, Partial<WebhookRow>]>([
		['another tool’s', {}],
		['another tool’s that is switched off', { enabled: false }],
		['another tool’s with headers of its own', { enabled: false, headers: { 'x-crm': '1' } }],
		['another workflow’s', { headers: OURS }],
	])('is not taken away where it is %s', async (_what, part) => {
		leave({ url: 'https://crm.example/in', ...part });
		const before = instance().webhook;
		const failure = await failureOf(create());
		expect(failure).toMatchObject({
			provider: 'evolutionApi',
			category: 'invalidRequest',
			message: 'The instance already sends its webhooks to another address, and has room for one.',
		});
		expect(failure.advice).toContain('clear the URL under Webhook in Evolution Manager');
		expect(instance().webhook).toBe(before);
	});

	it('keeps its key to itself where the server refuses it, and needs none', async () => {
		const body = { status: 400, response: { message: [[`${URL_WITH_KEY}: ${KEY} is no key`]] } };
		harness.server.faults.add({
			match: { path: /webhook\/set/ },
			times: 1,
			fault: { kind: 'status', code: 400, body },
		});
		const { detail } = await failureOf(create());
		expect(detail).toBe('[hidden]: [hidden] is no key');
		expect(await create(ADDRESS)).toMatchObject({ url: ADDRESS });
	});

	it('is asked for by the instance’s name', async () => {
		const { context, transport } = scripted(null);
		expect(await subscriptions.list(context as ApiClient<EvolutionConfig>)).toEqual([]);
		const url = 'http://localhost:8080/webhook/find/ventas';
		expect(transport.requests).toMatchObject([{ method: 'GET', url }]);
	});

	it('is none of an instance that isn’t running', async () => {
		const { baseUrl } = harness.sandbox.evolutionApi;
		const idle = open({ apiKey: globalKey, instance: idleInstance, baseUrl });
		expect(await subscriptions.list(idle)).toEqual([]);
	});
});
