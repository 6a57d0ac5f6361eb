import { arrive } from '../../triggers/arrivals.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';

const HOUR_MS = 60 * 60_000;

describe('The polling trigger of WhatsApp API, in n8n’s log', () => {
	const { sandbox, logs, poller, id } = usePolling();
	const warnings = () => logs.splice(0).filter(({ level }) => level === 'warn');
	const begun = async () => {
		const polling = poller({ provider: 'whatsappApi', parameters: { events: BOTH } });
		await polling.activate();
		return polling;
	};

	it('warns of chats whose contacts are hidden: at each activation, and when there are more', async () => {
		const message = 'Chats can’t be read: the server gives no phone number of their contacts';
		const line = (count: number) => [{ level: 'warn', message, meta: { node: 'Poll', count } }];
		const polling = await begun();
		expect(warnings()).toEqual(line(1));
		await polling.tick();
		expect(warnings()).toEqual([]);
		sandbox().whatsappApi.addChat({ id: '99887766554433@lid', name: '~ another' });
		await polling.tick();
		expect(warnings()).toEqual(line(2));
		await polling.activate('init');
		expect(warnings()).toEqual(line(2));
	});

	it('asks nothing more once a tick has ended', async () => {
		const polling = await begun();
		for (let nth = 0; nth < 3; nth += 1) {
			sandbox().clock.advance(HOUR_MS / 60);
			arrive(sandbox(), 'whatsappApi', { id: id('whatsappApi') });
		}
		sandbox().whatsappApi.faults.add({
			match: { path: '/api/messages' },
			fault: { kind: 'status', code: 401 },
		});
		await polling.tick().catch(() => {});
		const { length } = sandbox().whatsappApi.requests;
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(sandbox().whatsappApi.requests).toHaveLength(length);
	});
});
