import type { ProviderId } from '../../support/sandbox/providers.mts';
import { ask, NODE } from '../../support/sandbox/ask.mts';
import { customers, writeTo } from '../../support/sandbox/customers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

describe('Requests at a time', () => {
	const sandbox = useSandbox();
	const rows = customers(40);

	it('on wamm begin with 8 and become more, up to 32, without Concurrency', async () => {
		const many = customers(200);
		writeTo(many, sandbox());
		const { wamm } = sandbox();
		wamm.faults.add({ fault: { kind: 'latency', ms: 300 } });
		await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'wamm',
			parameters: { phone: '={{ $json.phone }}' },
			items: many,
		});
		expect(wamm.maxInFlight).toBeGreaterThan(8);
		expect(wamm.maxInFlight).toBeLessThanOrEqual(32);
	});

	it.each<readonly [ProviderId, number, number | undefined]>([
		['wamm', 3, 3],
		['wamm', 32, 100],
		['twoChat', 1, undefined],
		['twoChat', 4, 100],
		['whatsappApi', 2, undefined],
		['whatsappApi', 4, 100],
	])('on %s are %i when Concurrency is %p', async (provider, most, concurrency) => {
		writeTo(rows, sandbox());
		sandbox()[provider].faults.add({ fault: { kind: 'latency', ms: 15 * most } });
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider,
			parameters: { phone: '={{ $json.phone }}' },
			options: concurrency === undefined ? {} : { concurrency },
			items: rows,
		});
		expect(run.json(NODE).map(({ text }) => text)).toEqual(rows.map((_, index) => `to ${index}`));
		expect(sandbox()[provider].maxInFlight).toBe(most);
	});
});
