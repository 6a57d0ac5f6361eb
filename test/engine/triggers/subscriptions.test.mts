import { SEEDED } from '../../../sandbox/index.mts';
import type { Webhook } from '../../../sandbox/twoChat/webhooks.mts';
import { asked } from '../setup/requests.mts';
import { expectNoSecrets } from '../setup/secrets.mts';
import { useSandbox } from '../setup/useSandbox.mts';
import { captureLogs } from '../support/captureLogs.mts';
import { loadPackage } from '../support/loadPackage.mts';
import { Trigger, type TriggerOptions } from './trigger.mts';

const { twoChat } = SEEDED;
const RECEIVED = 'whatsapp.message.received';
const SENT = 'whatsapp.message.sent';
const OTHERS = 'https://other.example/hook';

describe('The subscriptions of the message trigger at 2Chat', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	const account = () => sandbox().twoChat.accounts.get(twoChat.apiKey);
	const all = (): Webhook[] => {
		const found = account();
		return found ? sandbox().twoChat.webhooks.of(found) : [];
	};
	const mine = () => all().filter(({ hook_url }) => hook_url !== OTHERS);
	const topics = () => mine().map(({ event_name }) => event_name);
	const trigger = (parameters: TriggerOptions['parameters'] = {}) =>
		new Trigger(sandbox(), {
			provider: 'twoChat',
			parameters: { events: ['messageReceived', 'messageSent'], ...parameters },
		});
	const fail = (method: string, path: string, fault: object = {}, nth = 1) =>
		sandbox().twoChat.faults.add({
			match: { method, path, nth },
			fault: { kind: 'status', code: 422, ...fault } as never,
		});

	beforeEach(() => {
		logs.length = 0;
		const { webhooks } = sandbox().twoChat;
		webhooks.subscriptions.clear();
		webhooks.listShape = 'object';
		webhooks.onDuplicate = 'create';
		const found = account();
		if (!found) throw new Error('no account');
		webhooks.subscribe(found, RECEIVED, twoChat.channelUuid, OTHERS, 0);
	});
	afterEach(() => expect(all().map(({ hook_url }) => hook_url)).toContain(OTHERS));

	describe.each(['object', 'array'] as const)('with a list that is an %s', (shape) => {
		beforeEach(() => {
			sandbox().twoChat.webhooks.listShape = shape;
		});

		it('are made, one for each event, found again, and removed', async () => {
			const one = trigger();
			await one.activate();
			expect(topics()).toEqual([RECEIVED, SENT]);
			sandbox().twoChat.clearRequests();
			await one.activate('init');
			expect(asked(sandbox(), 'twoChat')).toEqual(['GET /open/webhooks']);
			expect(topics()).toEqual([RECEIVED, SENT]);
			expect(await one.deactivate()).toBe(true);
			expect(mine()).toEqual([]);
		});

		it('are made anew when others are wanted', async () => {
			const one = trigger();
			await one.activate();
			one.change({
				parameters: { events: ['statusChanged'], statuses: ['read', 'failed', 'sent'] },
			});
			await one.activate();
			expect(topics()).toEqual(['whatsapp.message.receipt.sent', 'whatsapp.message.receipt.read']);
		});
	});

	it('lead to this node, with the event and a long random key', async () => {
		const [one, other] = [trigger(), trigger()];
		await one.activate();
		await other.activate();
		const urls = mine().map(({ hook_url }) => new URL(hook_url));
		expect(urls[0]?.origin + (urls[0]?.pathname ?? '')).toBe(
			`http://127.0.0.1:5678/webhook/${one.webhookId}/webhook`,
		);
		expect(urls.map(({ searchParams }) => searchParams.get('event'))).toEqual([
			RECEIVED,
			SENT,
			RECEIVED,
			SENT,
		]);
		const keys = new Set(urls.map(({ searchParams }) => searchParams.get('key')));
		expect(keys.size).toBe(2);
		for (const key of keys) expect(key).toMatch(/^[0-9a-f]{48}$/);
		expect(await one.deactivate()).toBe(true);
		expect(mine().every(({ hook_url }) => hook_url.includes(other.webhookId))).toBe(true);
	});

	it('are for the number that is chosen', async () => {
		const one = trigger({ accountPhone: { __rl: true, mode: 'phone', value: twoChat.phone } });
		await one.activate();
		const posts = sandbox().twoChat.requests.filter(({ method }) => method === 'POST');
		expect(posts.map(({ body }) => JSON.parse(body).on_number)).toEqual([
			twoChat.phone,
			twoChat.phone,
		]);
		const far = trigger({
			accountPhone: { __rl: true, mode: 'phone', value: twoChat.disconnectedPhone },
		});
		await expect(far.activate()).rejects.toThrow('2Chat does not know this number or message.');
	});

	it('replace one that somebody removed or changed', async () => {
		const one = trigger();
		await one.activate();
		const [first] = mine();
		if (first) sandbox().twoChat.webhooks.subscriptions.delete(first.uuid);
		await one.activate('init');
		expect(topics()).toEqual([RECEIVED, SENT]);
	});

	it('are recognised by their address when n8n lost what it kept', async () => {
		const one = trigger();
		await one.activate();
		one.staticData = {};
		await one.activate();
		expect(topics()).toEqual([RECEIVED, SENT]);
	});

	it('are not made where nothing is chosen that 2Chat could send', async () => {
		await expect(trigger({ events: [] }).activate()).rejects.toMatchObject({
			message: 'No event is chosen that 2Chat could send.',
			description: 'Choose at least one event.',
		});
		expect(mine()).toEqual([]);
	});

	it.each([[['deleted', 'pending', 'unknown']], [[]]])(
		'are not made for the statuses %j, of which 2Chat tells nothing',
		async (statuses) => {
			const parameters = { events: ['messageReceived', 'statusChanged'], statuses };
			await expect(trigger(parameters).activate()).rejects.toMatchObject({
				message: 'None of the chosen statuses is one that 2Chat tells of.',
				description: 'Choose others in Statuses, or leave out the event Status Changed.',
			});
			expect(mine()).toEqual([]);
		},
	);

	it('are offered for the statuses that 2Chat tells of', async () => {
		const { nodes } = (await loadPackage()).types;
		const { properties = [] } = nodes.find(({ name }) => name === 'messageTrigger') ?? {};
		const offered = properties
			.filter(({ name }) => name === 'statuses')
			.map(({ displayOptions, options }) => [
				displayOptions?.show?.provider,
				options?.map((option) => 'value' in option && option.value),
			]);
		const all = ['deleted', 'delivered', 'failed', 'pending', 'read', 'sent', 'unknown'];
		expect(offered).toEqual([
			[['wamm'], all],
			[['twoChat'], ['delivered', 'failed', 'read', 'sent']],
		]);
	});

	it('take an answer that nobody understands for what the list says', async () => {
		const one = trigger({ events: ['messageReceived'] });
		sandbox().twoChat.faults.add({
			match: { method: 'POST' },
			fault: { kind: 'mutate', mutate: () => ({ message: 'A webhook exists already' }) },
		});
		await one.activate();
		expect(topics()).toEqual([RECEIVED]);
		expect(await one.deactivate()).toBe(true);
		expect(mine()).toEqual([]);
	});

	it('say it when 2Chat sends the event elsewhere and takes no second address', async () => {
		fail('POST', 'subscribe', { code: 409, body: { message: 'exists' } });
		await expect(trigger().activate()).rejects.toMatchObject({
			message: `2Chat already sends ${RECEIVED} to another address.`,
		});
		expect(mine()).toEqual([]);
	}, 60_000);

	it.each([
		['the second of them is refused', 'POST', 'subscribe', {}, 2],
		['the second one’s answer is lost', 'POST', 'subscribe', { kind: 'resetBody' }, 2],
		['the second one’s answer is cut off', 'POST', 'subscribe', { kind: 'truncate' }, 2],
		['2Chat has trouble with the second', 'POST', 'subscribe', { code: 500 }, 2],
	] as const)(
		'leave nothing behind when %s',
		async (_case, method, path, fault, nth) => {
			const one = trigger();
			fail(method, path, fault, nth);
			const failure: unknown = await one.activate().catch((error: unknown) => error);
			if (failure) expect(mine()).toEqual([]);
			else expect(topics()).toEqual([RECEIVED, SENT]);
			await one.deactivate();
			expect(mine()).toEqual([]);
			expectNoSecrets([failure, logs]);
		},
		60_000,
	);

	it('leave nothing behind when undoing fails too: n8n’s next try does it', async () => {
		const one = trigger();
		fail('POST', 'subscribe', {}, 2);
		fail('DELETE', '/webhooks/', { code: 403 }, 1);
		await expect(one.activate()).rejects.toThrow('2Chat did not accept a value of the request.');
		expect(mine()).toEqual([]);
	});

	it('are removed by n8n’s next try when one can’t be at first', async () => {
		const one = trigger();
		await one.activate();
		fail('DELETE', '/webhooks/', { code: 403 });
		await expect(one.deactivate()).rejects.toMatchObject({ name: 'NodeApiError' });
		expect(mine()).toHaveLength(1);
		expect(await one.deactivate()).toBe(true);
		expect(mine()).toEqual([]);
	});

	it('are removed at the next activation when deactivation never succeeded', async () => {
		const one = trigger();
		await one.activate();
		const before = mine().map(({ uuid }) => uuid);
		sandbox().twoChat.faults.add({
			match: { method: 'DELETE' },
			fault: { kind: 'status', code: 403 },
		});
		await expect(one.deactivate()).rejects.toMatchObject({ name: 'NodeApiError' });
		sandbox().twoChat.faults.clear();
		await one.activate();
		expect(mine().filter(({ uuid }) => before.includes(uuid))).toHaveLength(2);
		expect(topics()).toEqual([RECEIVED, SENT]);
	});

	it('count as removed when they are gone already', async () => {
		const one = trigger();
		await one.activate();
		for (const { uuid } of mine()) sandbox().twoChat.webhooks.subscriptions.delete(uuid);
		expect(await one.deactivate()).toBe(true);
	});

	it('are taken for what they were when 2Chat has trouble while n8n restarts', async () => {
		const one = trigger();
		await one.activate();
		sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 500 } });
		await one.activate('init');
		expect(logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: 'The webhook subscriptions at 2Chat could not be checked',
			}),
		);
		await expect(one.activate('activate')).rejects.toMatchObject({ name: 'NodeApiError' });
		sandbox().twoChat.faults.clear();
		await one.deactivate();
		expect(mine()).toEqual([]);
	});

	it('of a test in the editor are apart from those of the active workflow', async () => {
		const active = trigger();
		await active.activate();
		const kept = active.staticData;
		active.staticData = {};
		await active.activate('manual', true);
		expect(mine()).toHaveLength(4);
		const tested = mine().filter(({ hook_url }) => hook_url.includes('/webhook-test/'));
		expect(tested).toHaveLength(2);
		await active.call('delete', 'update', true);
		expect(topics()).toEqual([RECEIVED, SENT]);
		active.staticData = kept;
		await active.deactivate();
		expect(mine()).toEqual([]);
	});

	it('of a test don’t stop n8n when they can’t be removed', async () => {
		const one = trigger();
		await one.activate('manual', true);
		sandbox().twoChat.faults.add({
			match: { method: 'DELETE' },
			fault: { kind: 'status', code: 403 },
		});
		expect(await one.call('delete', 'update', true)).toBe(false);
		sandbox().twoChat.faults.clear();
		one.staticData = {};
		await one.activate('manual', true);
		expect(mine()).toHaveLength(2);
	});

	it('say in our words that the key is wrong, and show no address or secret', async () => {
		const one = new Trigger(sandbox(), {
			provider: 'twoChat',
			parameters: { events: ['messageReceived'] },
			credential: { apiKey: 'UAK2chat-wrong-000000' },
		});
		const failure: unknown = await one.activate().catch((error: unknown) => error);
		expect(failure).toMatchObject({ message: '2Chat did not accept the API key.' });
		const good = trigger();
		await good.activate();
		const keys = mine().map(({ hook_url }) => new URL(hook_url).searchParams.get('key') ?? '');
		expectNoSecrets([failure, logs], [twoChat.apiKey, 'UAK2chat-wrong-000000', ...keys]);
		expect(JSON.stringify(logs)).not.toContain('/webhook/');
	});
});
