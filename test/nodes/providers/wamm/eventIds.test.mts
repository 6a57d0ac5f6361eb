import { SEEDED } from '../../../../sandbox/index.mts';
import { messageEvent, statusEvent } from '../../../../sandbox/wamm/events.mts';
import { Trigger } from '../../triggers/trigger.mts';
import { usePolling } from '../../messagePollingTrigger/usePolling.mts';

const { wamm } = SEEDED;

describe('The eventId at WAMM.chat', () => {
	const { sandbox, id, polled } = usePolling();
	it('of WAMM.chat’s messages and statuses is the same in both triggers', async () => {
		const parameters = {
			events: ['messageReceived', 'messageSent', 'statusChanged'],
			statuses: ['delivered', 'read'],
		};
		const [inbound, sent] = [id('wamm'), id('wamm')];
		const byPolling = await polled('wamm', parameters, [
			{ id: inbound },
			{ id: sent, isOurs: true, state: 'delivered' },
		]);
		const channel = sandbox().wamm.channels.get(wamm.token);
		const found = (id: string) => {
			const message = channel?.find(id, Infinity);
			if (!channel || !message) throw new Error(`no message ${id}`);
			return { channel, message };
		};
		const one = new Trigger(sandbox(), { provider: 'wamm', parameters });
		const bodies = [
			...[inbound, sent].map((id) => {
				const { channel: of, message } = found(id);
				return messageEvent(of, message, false, Infinity);
			}),
			statusEvent(found(sent).message, Infinity),
		];
		const told: unknown[] = [];
		for (const body of bodies) told.push((await one.deliver({ body })).rows?.[0]?.eventId);
		expect(byPolling).toEqual([
			`wamm::${inbound}:messageReceived:`,
			`wamm::${sent}:messageSent:`,
			`wamm::${sent}:statusChanged:delivered`,
		]);
		expect(told.sort()).toEqual(byPolling);
	});

	it('may come again and again in tests of the editor', async () => {
		const parameters = { events: ['messageReceived'] };
		const one = new Trigger(sandbox(), { provider: 'wamm', parameters });
		const body = { tip: 'msg', msg_data: { msg_id: 77, from_me: 0 } };
		for (let tests = 0; tests < 3; tests += 1) {
			expect((await one.deliver({ body }, 'manual')).rows).toHaveLength(1);
		}
		expect((await one.deliver({ body })).rows).toHaveLength(1);
		expect((await one.deliver({ body })).rows).toBeNull();
	});
});
