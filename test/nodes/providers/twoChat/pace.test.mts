import { ask, NODE } from '../../../support/sandbox/ask.mts';
import { type Customer, customers, writeTo } from '../../../support/sandbox/customers.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

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
