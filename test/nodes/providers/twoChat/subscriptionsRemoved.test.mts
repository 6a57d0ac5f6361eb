import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { RECEIVED, SENT, useSubscriptions } from './subscriptionsSetup.mts';
import { Trigger } from '../../triggers/trigger.mts';

const LEFT = 'Webhook subscriptions may be left at the provider; the next publishing removes them';

describe('The subscriptions of the message trigger at 2Chat, when they are to end,', () => {
	const { sandbox, logs, mine, topics, warnings, trigger, fail, failAll } = useSubscriptions();

	it.each([
		['the second of them is refused', {}],
		['the second one’s answer is lost', { kind: 'resetBody' }],
		['the second one’s answer is cut off', { kind: 'truncate' }],
		['2Chat has trouble with the second', { code: 500 }],
	] as const)(
		'leave nothing behind when %s',
		async (_case, fault) => {
			const one = trigger();
			fail('POST', 'subscribe', fault, 2);
			const failure: unknown = await one.activate().catch((error: unknown) => error);
			if (failure) expect(mine()).toEqual([]);
			else expect(topics()).toEqual([RECEIVED, SENT]);
			await one.deactivate();
			expect(mine()).toEqual([]);
			expectNoSecrets([failure, logs]);
		},
		60_000,
	);

	it('leave nothing behind when undoing fails too: n8n’s own removal does it', async () => {
		fail('POST', 'subscribe', {}, 2);
		fail('DELETE', '/webhooks/', { code: 403 }, 1);
		await expect(trigger().activate()).rejects.toThrow(
			'2Chat did not accept a value of the request.',
		);
		expect(mine()).toEqual([]);
	});

	it('leave nothing behind when the second is refused and 2Chat no longer lists any', async () => {
		fail('POST', 'subscribe', {}, 2);
		for (const nth of [2, 3]) fail('GET', '/webhooks', { code: 403 }, nth);
		await expect(trigger().activate()).rejects.toThrow(
			'2Chat did not accept a value of the request.',
		);
		expect(mine()).toEqual([]);
	});

	it('are removed by their address when n8n lost what it kept', async () => {
		const one = trigger();
		await one.activate();
		one.staticData = {};
		await one.deactivate();
		expect(mine()).toEqual([]);
	});

	it('are removed although nothing would be subscribed any more', async () => {
		const one = trigger();
		await one.activate();
		one.change({ parameters: { events: [] } });
		await one.deactivate();
		expect(mine()).toEqual([]);
	});

	it('are all removed where 2Chat refuses once', async () => {
		const one = trigger();
		await one.activate();
		fail('DELETE', '/webhooks/', { code: 403 });
		await one.deactivate();
		expect(mine()).toEqual([]);
		expect(logs.filter(({ level }) => level === 'warn')).toEqual([]);
	});

	it('are left with a warning where 2Chat refuses, and the other nodes’ are removed', async () => {
		const [one, other] = [trigger(), trigger()];
		await one.activate();
		await other.activate();
		for (const nth of [1, 3]) fail('DELETE', '/webhooks/', { code: 403 }, nth);
		await Trigger.deactivateAll([one, other]);
		expect(mine()).toHaveLength(1);
		expect(mine()[0]?.hook_url).toContain(one.webhookId);
		expect(logs.filter(({ level }) => level === 'warn')).toEqual([
			{
				level: 'warn',
				message: LEFT,
				meta: { node: 'Trigger', count: 1, why: expect.stringMatching(/^2Chat /) },
			},
		]);
		expect(one.staticData.hook).toMatchObject({ subscriptions: [mine()[0]?.uuid] });
	});

	it.each<[string, Partial<Parameters<Trigger['change']>[0]>]>([
		['its provider is unknown', { parameters: { provider: 'other' } }],
		['its key is empty', { credential: { apiKey: '' } }],
		['2Chat is out of reach', { credential: { baseUrl: 'http://127.0.0.1:9' } }],
	])('are left with a warning when %s', async (_case, change) => {
		const one = trigger();
		await one.activate();
		const before = one.staticData.hook;
		one.change(change);
		await one.deactivate();
		expect(warnings()).toHaveLength(1);
		expect(one.staticData.hook).toMatchObject({
			subscriptions: (before as { subscriptions: string[] }).subscriptions,
		});
	});

	it('are removed at the next publishing where they were left', async () => {
		const one = trigger();
		await one.activate();
		const before = mine().map(({ uuid }) => uuid);
		failAll('DELETE');
		await one.deactivate();
		expect(mine()).toHaveLength(2);
		sandbox().twoChat.faults.clear();
		await one.activate();
		expect(mine().filter(({ uuid }) => before.includes(uuid))).toEqual([]);
		expect(topics()).toEqual([RECEIVED, SENT]);
	});

	it('don’t keep a workflow from being published where they can’t be removed', async () => {
		const one = trigger();
		await one.activate();
		const left = mine().map(({ uuid }) => uuid);
		failAll('DELETE');
		await one.republish();
		expect(topics()).toEqual([RECEIVED, SENT, RECEIVED, SENT]);
		expect(warnings()).toEqual([LEFT, LEFT]);
		sandbox().twoChat.faults.clear();
		await one.republish();
		expect(topics()).toEqual([RECEIVED, SENT]);
		expect(mine().filter(({ uuid }) => left.includes(uuid))).toEqual([]);
	});

	it('count as removed when they are gone already', async () => {
		const one = trigger();
		await one.activate();
		for (const { uuid } of mine()) sandbox().twoChat.webhooks.subscriptions.delete(uuid);
		await one.deactivate();
		expect(warnings()).toEqual([]);
		expect(one.staticData.hook).toMatchObject({ subscriptions: [] });
	});

	it('of a test in the editor are apart from those of the active workflow', async () => {
		const active = trigger();
		await active.activate();
		await active.listen();
		expect(mine()).toHaveLength(4);
		const tested = mine().filter(({ hook_url }) => hook_url.includes('/webhook-test/'));
		expect(tested).toHaveLength(2);
		await active.stopListening();
		expect(topics()).toEqual([RECEIVED, SENT]);
		await active.deactivate();
		expect(mine()).toEqual([]);
	});

	it('of a test are removed at the next test where they were left', async () => {
		const one = trigger();
		await one.listen();
		failAll('DELETE');
		await one.stopListening();
		expect(mine()).toHaveLength(2);
		sandbox().twoChat.faults.clear();
		await one.listen();
		expect(mine()).toHaveLength(2);
		await one.stopListening();
		expect(mine()).toEqual([]);
	});

	it('cost no more than the list and one request each', async () => {
		const one = trigger();
		await one.activate();
		sandbox().twoChat.clearRequests();
		await one.deactivate();
		expect(asked(sandbox(), 'twoChat')).toEqual([
			'GET /open/webhooks',
			expect.stringMatching(/^DELETE /),
			expect.stringMatching(/^DELETE /),
		]);
		expectNoSecrets(logs, [SEEDED.twoChat.apiKey]);
	});
});
