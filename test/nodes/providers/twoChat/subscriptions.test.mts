import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { RECEIVED, SENT, useSubscriptions } from './subscriptionsSetup.mts';
import { offeredStatuses } from '../../messageTrigger/offeredStatuses.mts';
import { Trigger } from '../../triggers/trigger.mts';

const { twoChat } = SEEDED;

describe('The subscriptions of the message trigger at 2Chat', () => {
	const { sandbox, logs, mine, topics, warnings, trigger, fail } = useSubscriptions();

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
			await one.deactivate();
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
			expect(warnings()).toEqual([]);
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
		await one.deactivate();
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

	it('are offered for the statuses that 2Chat tells of', async () => {
		expect(await offeredStatuses('twoChat')).toEqual([['delivered', 'failed', 'read', 'sent']]);
	});

	it('take an answer that nobody understands for what the list says', async () => {
		const one = trigger({ events: ['messageReceived'] });
		sandbox().twoChat.faults.add({
			match: { method: 'POST' },
			fault: { kind: 'mutate', mutate: () => ({ message: 'A webhook exists already' }) },
		});
		await one.activate();
		expect(topics()).toEqual([RECEIVED]);
		await one.deactivate();
		expect(mine()).toEqual([]);
	});

	it('say it when 2Chat sends the event elsewhere and takes no second address', async () => {
		fail('POST', 'subscribe', { code: 409, body: { message: 'exists' } });
		await expect(trigger().activate()).rejects.toMatchObject({
			message: `2Chat already sends ${RECEIVED} to another address.`,
		});
		expect(mine()).toEqual([]);
	}, 60_000);

	it('are taken for what they were when 2Chat has trouble while n8n restarts', async () => {
		const one = trigger();
		await one.activate();
		sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 500 } });
		await one.activate('init');
		expect(logs).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				message: 'The webhook subscriptions at 2Chat could not be checked',
				meta: { node: 'Trigger' },
			}),
		);
		await expect(one.activate('activate')).rejects.toMatchObject({ name: 'NodeApiError' });
		sandbox().twoChat.faults.clear();
		await one.deactivate();
		expect(mine()).toEqual([]);
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
