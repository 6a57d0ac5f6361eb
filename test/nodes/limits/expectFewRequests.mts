import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { customers } from '../../support/sandbox/customers.mts';

const rows = customers(1_000).map((row, index) => ({ ...row, messageId: `${5_000 + index}` }));

/** Asks with a wrong key for 1,000 rows: each fails in words, for no more than so many requests. */
export async function expectFewRequests(
	sandbox: Sandbox,
	question: Question,
	most: number,
): Promise<void> {
	const server = sandbox[question.provider];
	server.faults.add({ fault: { kind: 'latency', ms: 20 } });
	const run = await ask(sandbox, {
		...question,
		items: rows as unknown as IDataObject[],
		onError: 'continueErrorOutput',
	});
	expect(run.items(NODE, 1)).toHaveLength(1_000);
	expect(run.json(NODE, 1).at(-1)).toMatchObject({
		customer: 'Customer 999',
		error: expect.stringContaining('did not accept'),
		details: { category: 'auth', retryable: false },
	});
	expect(server.requests.length).toBeLessThanOrEqual(most);
	expect(server.requests.length).toBeGreaterThan(0);
}
