import { SEEDED } from '../../../../sandbox/index.mts';
import { RECEIVED, SENT, useSubscriptions } from './subscriptionsSetup.mts';

const { twoChat } = SEEDED;
const EVENTS = { events: ['messageReceived', 'messageSent'] };
const CHOSEN = {
	...EVENTS,
	accountPhone: { __rl: true, mode: 'phone', value: twoChat.phone },
};

describe('The subscriptions of the message trigger at 2Chat, when n8n restarts,', () => {
	const { sandbox, account, mine, topics, trigger } = useSubscriptions();
	const ids = () => mine().map(({ uuid }) => uuid);
	async function active(parameters: Parameters<typeof trigger>[0] = {}) {
		const one = trigger(parameters);
		await one.activate();
		return { one, before: ids(), hook: one.staticData.hook as object };
	}
	const withoutChannels = () => {
		const { subscriptions } = sandbox().twoChat.webhooks;
		for (const [id, each] of subscriptions) subscriptions.set(id, { ...each, channel_uuid: '' });
	};

	it('stay where an earlier version kept no channel of theirs', async () => {
		const { one, before, hook } = await active();
		one.staticData = { hook: { ...hook, channel: undefined } };
		await one.activate('init');
		expect(ids()).toEqual(before);
	});

	it('stay where the list doesn’t say their channel', async () => {
		const { one, before } = await active();
		withoutChannels();
		await one.activate('init');
		expect(ids()).toEqual(before);
	});

	it.each([
		['chosen', EVENTS, CHOSEN],
		['no longer chosen', CHOSEN, EVENTS],
	])('are made anew where Your Number is %s', async (_case, parameters, changed) => {
		const { one, before } = await active(parameters);
		one.change({ parameters: changed });
		await one.activate('init');
		expect(topics()).toEqual([RECEIVED, SENT]);
		expect(ids().filter((id) => before.includes(id))).toEqual([]);
	});

	it('are made anew where one too many leads to this node', async () => {
		const { one, before } = await active();
		const [{ hook_url: url } = { hook_url: '' }] = mine();
		const old = url.replace(/key=.*/, 'key=old');
		sandbox().twoChat.webhooks.subscribe(account(), RECEIVED, twoChat.channelUuid, old, 0);
		await one.activate('init');
		expect(topics()).toEqual([RECEIVED, SENT]);
		expect(ids().filter((id) => before.includes(id))).toEqual([]);
	});

	it('are made anew where what n8n kept is damaged', async () => {
		const one = trigger();
		one.staticData = { hook: { subscriptions: 'none' } };
		await one.activate('init');
		expect(one.staticData.hook).toMatchObject({ subscriptions: ids() });
	});

	it('aren’t taken for what they were where 2Chat refuses the key', async () => {
		const { one } = await active();
		one.change({ credential: { apiKey: 'UAK2chat-wrong-000000' } });
		await expect(one.activate('init')).rejects.toThrow('2Chat did not accept the API key.');
	});

	it('aren’t taken for there where 2Chat has trouble and none is known', async () => {
		sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 500 } });
		await expect(trigger().activate('init')).rejects.toMatchObject({ name: 'NodeApiError' });
		sandbox().twoChat.faults.clear();
	});
});
