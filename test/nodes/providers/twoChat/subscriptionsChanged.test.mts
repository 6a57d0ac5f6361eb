import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { RECEIVED, useSubscriptions } from './subscriptionsSetup.mts';

const { twoChat } = SEEDED;
const SECOND = '+595981048479';
const phone = (value: string) => ({ __rl: true, mode: 'phone', value });

describe('The subscriptions of the message trigger at 2Chat, after a change of Your Number,', () => {
	const { sandbox, account, mine, topics, trigger, fail } = useSubscriptions();
	const channelOf = (number: string) => account().numbers.get(number)?.uuid;
	const one = (number: string) =>
		trigger({ events: ['messageReceived'], accountPhone: phone(number) });
	const changed = (number: string) => ({
		parameters: { events: ['messageReceived'], accountPhone: phone(number) },
	});

	beforeAll(() => void account().addNumber({ phone: SECOND, friendlyName: 'Segundo' }));

	it('are of the new number although the old one could not be removed', async () => {
		const trigger = one(twoChat.phone);
		await trigger.activate();
		expect(mine().map(({ channel_uuid }) => channel_uuid)).toEqual([channelOf(twoChat.phone)]);
		fail('DELETE', '/webhooks/', { code: 403 });
		await trigger.republish(changed(SECOND));
		expect(mine().map(({ channel_uuid }) => channel_uuid)).toEqual([channelOf(SECOND)]);
		expect(topics()).toEqual([RECEIVED]);
	});

	it.each<[string, object]>([
		['what n8n kept', {}],
		['what an earlier version kept', { chosenPhone: undefined, channel: undefined }],
	])('are of the new number at a restart, by %s', async (_case, kept) => {
		const trigger = one(twoChat.phone);
		await trigger.activate();
		trigger.staticData = { hook: { ...(trigger.staticData.hook as object), ...kept } };
		trigger.change(changed(SECOND));
		await trigger.activate('init');
		expect(mine().map(({ channel_uuid }) => channel_uuid)).toEqual([channelOf(SECOND)]);
	});

	it('are made anew at a restart where 2Chat’s list has them for another channel', async () => {
		const trigger = one(twoChat.phone);
		await trigger.activate();
		const { subscriptions } = sandbox().twoChat.webhooks;
		for (const { uuid } of mine()) {
			const found = subscriptions.get(uuid);
			if (found) subscriptions.set(uuid, { ...found, channel_uuid: 'WPN-another' });
		}
		await trigger.activate('init');
		expect(mine().map(({ channel_uuid }) => channel_uuid)).toEqual([channelOf(twoChat.phone)]);
	});

	it('stay as they are, and cost one request, where only the spelling changed', async () => {
		const trigger = one(twoChat.phone);
		await trigger.activate();
		const before = mine();
		trigger.change(changed(twoChat.phone.replace('+595', '00595 ')));
		sandbox().twoChat.clearRequests();
		await trigger.activate('init');
		expect(asked(sandbox(), 'twoChat')).toEqual(['GET /open/webhooks']);
		expect(mine()).toEqual(before);
	});
});
