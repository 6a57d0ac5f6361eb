import { type Sandbox, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

describe('recording', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ messages: 10 });
	});
	afterEach(() => sandbox.close());

	it('keeps requests as they arrived, and what they were answered', async () => {
		const { whatsappApi } = sandbox;
		const before = Date.now();
		await ask(`${whatsappApi.baseUrl}/api/messages?a=%20b+c&&d`, {
			method: 'POST',
			headers: { 'x-test': 'yes' },
			body: '{"phone_number": "5215512345678"}',
		});
		await ask(`${whatsappApi.baseUrl}/api/messages?phone_number=1`);
		expect(whatsappApi.requests).toEqual([
			{
				method: 'POST',
				path: '/api/messages?a=%20b+c&&d',
				headers: expect.objectContaining({ 'x-test': 'yes' }),
				body: '{"phone_number": "5215512345678"}',
				receivedAt: expect.any(Number),
				status: 200,
			},
			expect.objectContaining({ method: 'GET', body: '', status: 500 }),
		]);
		expect(whatsappApi.requests[0]?.receivedAt).toBeGreaterThanOrEqual(before);
		expect(sandbox.wamm.requests).toEqual([]);
	});

	it('counts what is in flight and connected, until cleared', async () => {
		const { wamm } = sandbox;
		wamm.faults.add({ fault: { kind: 'latency', ms: 200 } });
		await Promise.all([1, 2, 3].map((id) => ask(`${wamm.baseUrl}/msg_state/x/${id}`)));
		expect(wamm.maxInFlight).toBe(3);
		expect(wamm.connections).toMatchObject({ opened: 3 });
		wamm.clearRequests();
		expect([wamm.requests.length, wamm.maxInFlight]).toEqual([0, 0]);
		expect(wamm.connections.opened).toBe(wamm.connections.open);
	});
});
