import type { IDataObject } from 'n8n-workflow';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { customers } from '../../support/sandbox/customers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const rows = customers(1_000).map((row, index) => ({ ...row, messageId: `${5_000 + index}` }));
const OWN = { mode: 'phone', value: '+595981048477', __rl: true } as const;

/** What would cost a request for each row, and how many requests run at a time. */
const CASES: ReadonlyArray<readonly [string, number, Question]> = [
	[
		'Get Messages by Phone on WAMM.chat',
		8,
		{
			node: 'getMessagesByPhone',
			provider: 'wamm',
			parameters: { phone: '={{ $json.phone }}' },
			credential: { token: 'wrongToken00' },
		},
	],
	[
		'Get Message Status on WAMM.chat, one by one',
		8,
		{
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters: { messageId: '={{ $json.messageId }}' },
			options: { combineLookups: false },
			credential: { token: 'wrongToken00' },
		},
	],
	[
		'Get Messages by Phone on 2Chat',
		1,
		{
			node: 'getMessagesByPhone',
			provider: 'twoChat',
			parameters: { phone: '={{ $json.phone }}', accountPhone: OWN },
			credential: { apiKey: 'wrongKey0000' },
		},
	],
	[
		'Get Messages by Phone on 2Chat with more concurrency',
		4,
		{
			node: 'getMessagesByPhone',
			provider: 'twoChat',
			parameters: { phone: '={{ $json.phone }}', accountPhone: OWN },
			options: { concurrency: 4 },
			credential: { apiKey: 'wrongKey0000' },
		},
	],
	[
		'Get Messages by Phone on WhatsApp API',
		2,
		{
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { phone: '={{ $json.phone }}' },
			credential: { headerSecret: 'wrongSecret0' },
		},
	],
];

describe('A wrong key', () => {
	const sandbox = useSandbox();

	it.each(CASES)('makes no more requests than run at a time: %s', async (_what, most, question) => {
		sandbox().whatsappApi.requireHeader = { name: 'X-Proxy-Key', value: 'right' };
		sandbox()[question.provider].faults.add({ fault: { kind: 'latency', ms: 20 } });
		const run = await ask(sandbox(), {
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
		expect(sandbox()[question.provider].requests.length).toBeLessThanOrEqual(most);
		expect(sandbox()[question.provider].requests.length).toBeGreaterThan(0);
	});
});
