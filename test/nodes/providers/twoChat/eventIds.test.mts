import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../../sandbox/index.mts';
import { messageBody } from '../../../../sandbox/twoChat/events.mts';
import { Trigger } from '../../triggers/trigger.mts';
import { usePolling } from '../../messagePollingTrigger/usePolling.mts';

const { twoChat } = SEEDED;

describe('The eventId at 2Chat', () => {
	const { sandbox, id, polled } = usePolling();
	it.each(['as 2Chat tells it', 'left out by 2Chat'])(
		'of 2Chat’s messages is the same in both triggers, our number %s',
		async (tells) => {
			const parameters = { events: ['messageReceived', 'messageSent'] };
			const [inbound, sent] = [id('twoChat'), id('twoChat')];
			const byPolling = await polled('twoChat', parameters, [
				{ id: inbound },
				{ id: sent, isOurs: true },
			]);
			const number = sandbox().twoChat.accounts.get(twoChat.apiKey)?.numbers.get(twoChat.phone);
			if (!number) throw new Error('no number');
			const one = new Trigger(sandbox(), { provider: 'twoChat', parameters });
			await one.activate();
			const { key } = one.staticData.hook as { key: string };
			const told: unknown[] = [];
			for (const [id, event] of [
				[inbound, 'whatsapp.message.received'],
				[sent, 'whatsapp.message.sent'],
			] as const) {
				const message = number.messages.find(id, Infinity);
				if (!message) throw new Error(`no message ${id}`);
				const whole = messageBody(number, message, event, 'flat') as IDataObject;
				const { channel_phone_number: phone, ...rest } = whole;
				const body =
					tells === 'left out by 2Chat' ? rest : { ...rest, channel_phone_number: phone };
				told.push((await one.deliver({ body, query: { event, key } })).rows?.[0]?.eventId);
			}
			expect(byPolling).toEqual([
				`twoChat:${twoChat.phone}:${inbound}:messageReceived:`,
				`twoChat:${twoChat.phone}:${sent}:messageSent:`,
			]);
			expect(told.sort()).toEqual(byPolling);
			await one.deactivate();
		},
	);

	it('of 2Chat’s receipts has our number, which they leave out', async () => {
		const parameters = { events: ['statusChanged'], statuses: ['read'] };
		const one = new Trigger(sandbox(), { provider: 'twoChat', parameters });
		await one.activate();
		const { key } = one.staticData.hook as { key: string };
		const query = { event: 'whatsapp.message.receipt.read', key };
		const body = { event: 'message.read', message_uuid: 'MSG1', timestamp: 1_780_000_000 };
		expect((await one.deliver({ body, query })).rows?.[0]).toMatchObject({
			accountPhone: twoChat.phone,
			eventId: `twoChat:${twoChat.phone}:MSG1:statusChanged:read`,
		});
		await one.deactivate();
	});
});
