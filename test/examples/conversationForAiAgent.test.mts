import { CONTACTS } from '../../sandbox/data/contacts.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newServices, runExample } from './exampleFiles.mts';

jest.setTimeout(30_000);
const sandbox = useSandbox({ messages: 400 });
const byRow = {
	Contact: {
		assignments: {
			assignments: [{ id: '1', name: 'phone', type: 'string', value: '={{ $json.phone }}' }],
		},
	},
};
const linesOf = (prompt = '') => prompt.split('-----')[1]?.trim().split('\n') ?? [];

describe('the example conversation-for-ai-agent', () => {
	it('gives the agent one compact text of the last 20 messages, the oldest first', async () => {
		const services = newServices();
		const run = await runExample(sandbox(), 'conversation-for-ai-agent', services);
		expect(services.prompts).toHaveLength(1);
		const lines = linesOf(services.prompts[0]);
		expect(lines).toHaveLength(20);
		const times = lines.map((line) => line.slice(0, 16));
		expect(times).toEqual([...times].sort());
		for (const line of lines) {
			expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d (We|María Fernanda Núñez 🌮): ./u);
			expect(line.length).toBeLessThan(560);
		}
		expect(lines.at(-1)).toContain('We: Pedido 2000201: ya va en camino');
		expect(run.json('Summarise')).toEqual([{ output: expect.stringMatching(/^A summary of/) }]);
	});

	it('names what is no text by its type', async () => {
		const services = newServices();
		const phones = [{ phone: `+${CONTACTS.lucia.whatsAppDigits}` }];
		await runExample(sandbox(), 'conversation-for-ai-agent', services, byRow, phones);
		expect(linesOf(services.prompts[0])).toContainEqual(
			expect.stringMatching(/ Lucía Gómez: \[document\]$/),
		);
	});

	it('gives one text per contact', async () => {
		const services = newServices();
		const phones = [CONTACTS.olga, CONTACTS.carmen].map(({ whatsAppDigits }) => ({
			phone: `+${whatsAppDigits}`,
		}));
		await runExample(sandbox(), 'conversation-for-ai-agent', services, byRow, phones);
		expect(services.prompts).toHaveLength(2);
		expect(services.prompts[0]).toContain('Ольга');
		expect(services.prompts[0]).not.toContain('Carmen');
		expect(services.prompts[1]).toContain('Carmen');
	});

	it.each(['twoChat', 'whatsappApi'])('works with %s', async (provider) => {
		const services = newServices();
		const last = { 'Last 20 Messages': { provider, limit: 20 } };
		await runExample(sandbox(), 'conversation-for-ai-agent', services, last);
		expect(services.prompts).toHaveLength(1);
		expect(linesOf(services.prompts[0])).toHaveLength(20);
	});
});
