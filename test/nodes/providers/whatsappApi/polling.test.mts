import { told } from '../../messagePollingTrigger/poller.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';
import { arrive } from '../../triggers/arrivals.mts';

describe('The polling trigger at WhatsApp API', () => {
	const { sandbox, poller, id } = usePolling();

	it('begins while WhatsApp is not connected to its server', async () => {
		sandbox().whatsappApi.state = 'qr';
		const polling = poller({ provider: 'whatsappApi', parameters: { events: BOTH } });
		expect(await polling.activate()).toBeNull();
		sandbox().whatsappApi.state = 'ready';
		const first = id('whatsappApi');
		sandbox().clock.advance(2_000);
		arrive(sandbox(), 'whatsappApi', { id: first });
		expect(told(await polling.tick())).toEqual([`${first} messageReceived`]);
	});
});
