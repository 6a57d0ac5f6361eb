import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { type Customer, customers, writeTo } from '../../../support/sandbox/customers.mts';
import { credentialOf, CREDENTIAL_TYPES, PROVIDERS } from '../../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../../support/sandbox/secrets.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { runWorkflow } from '../../../support/engine/engine.mts';

const COUNT = 250;
const isBad = (index: number) => index % 25 === 7;
const rows = customers(COUNT).map((row, index) =>
	isBad(index) ? { ...row, phone: '5.21551E+12' } : row,
);

describe('A workflow with a node for each provider', () => {
	const sandbox = useSandbox();

	it('gets 250 rows through in order while 2Chat takes 20 requests in 500 ms', async () => {
		writeTo(customers(COUNT), sandbox());
		sandbox().twoChat.rateLimit = { requests: 20, perMs: 500 };
		const run = await runWorkflow({
			nodes: [
				{ name: 'Start', type: 'manualTrigger' },
				...PROVIDERS.map((provider) => ({
					name: provider,
					type: 'getMessagesByPhone',
					parameters: { provider, phone: '={{ $json.phone }}', limit: 1, options: {} },
					credentials: { [CREDENTIAL_TYPES[provider]]: provider },
					onError: 'continueErrorOutput' as const,
				})),
			],
			connections: PROVIDERS.map((provider) => ['Start', provider] as const),
			credentials: Object.fromEntries(
				PROVIDERS.map((provider) => [provider, credentialOf(sandbox(), provider)]),
			),
			inputItems: rows,
		});
		expect(run.status).toBe('success');
		const paired = rows.map((_, index) => [`to ${index}`, { item: index }]);
		for (const provider of PROVIDERS) {
			expect(run.items(provider, 0).map(({ json, pairedItem }) => [json.text, pairedItem])).toEqual(
				paired.filter((_, index) => !isBad(index)),
			);
			expect(run.json(provider, 1)).toEqual(
				rows.filter((_, index) => isBad(index)).map((row) => expect.objectContaining(row)),
			);
		}
		expect(sandbox().twoChat.requests.some(({ status }) => status === 429)).toBe(true);
		expectNoSecrets(run);
	}, 180_000);
});

describe('2Chat', () => {
	const sandbox = useSandbox();
	const readEach = async (rows: readonly Customer[], credential = {}) => {
		writeTo(rows, sandbox());
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'twoChat',
			parameters: { phone: '={{ $json.phone }}' },
			credential,
			items: rows,
		});
		return run.json(NODE).map(({ text }) => text);
	};

	it('is asked at the pace of the credential when that is known, and never objects', async () => {
		sandbox().twoChat.rateLimit = { requests: 20, perMs: 500 };
		await readEach(customers(12), { requestsPerMinute: '1200' });
		const { requests } = sandbox().twoChat;
		const times = requests.map(({ receivedAt }) => receivedAt);
		expect(times).toHaveLength(13);
		expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(12 * 50 - 60);
		expect(requests.every(({ status }) => status === 200)).toBe(true);
	});

	it('is asked one request at a time when a busy number allows no more', async () => {
		sandbox().twoChat.busyBeyond = 1;
		const texts = await readEach(customers(20));
		expect(texts).toEqual(customers(20).map((_, index) => `to ${index}`));
		expect(sandbox().twoChat.maxInFlight).toBe(1);
	});
});
