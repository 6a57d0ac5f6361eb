import { providerOf } from '../../../sandbox/index.mts';
import { ask, NODE, type Question, rowsOf } from '../../support/sandbox/ask.mts';
import { BOUNDED, BY_ID, PAGED, PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const LIST: Omit<Question, 'provider'> = { node: 'listAllMessagesTool' };

describe.each(PROVIDERS)('As an AI tool on %s', (provider) => {
	const sandbox = useSandbox();

	it('gives twenty items at most, without null keys, when there are more', async () => {
		const run = await ask(sandbox(), { ...LIST, provider, parameters: { limit: 50 } });
		const rows = run.json(NODE);
		expect(rows).toHaveLength(20);
		expect(rows.filter((row) => Object.values(row).includes(null))).toEqual([]);
		expect(rows[0]).toMatchObject({ provider, type: 'text', phone: expect.any(String) });
	});

	it('keeps the newest, and asks for no more, when the order is oldest first', async () => {
		const question: Question = { ...LIST, provider, parameters: { limit: 50 } };
		const newestFirst = (await ask(sandbox(), question)).json(NODE);
		const options = { order: 'oldestFirst' };
		const oldestFirst = (await ask(sandbox(), { ...question, options })).json(NODE);
		const idsOf = (rows: typeof newestFirst) => rows.map(({ messageId }) => messageId);
		expect(newestFirst).toHaveLength(20);
		expect(idsOf(oldestFirst)).toEqual(idsOf(newestFirst).toReversed());
	});

	it('cuts long texts with a mark that says how long they were', async () => {
		const run = await ask(sandbox(), { ...LIST, provider, parameters: { limit: 50 } });
		const texts = run.json(NODE).map(({ text }) => String(text ?? ''));
		const cut = texts.filter((text) => text.endsWith('… [cut, 1612 characters in all]'));
		expect(cut.length).toBeGreaterThan(0);
		expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(540);
	});

	it('says what to do in the message, the only part an agent sees, when the phone is bad', async () => {
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhoneTool',
			provider,
			parameters: { phone: '0155 1234 5678' },
		});
		expect(run.error?.message).toBe(
			'“0155 1234 5678” starts with 0, so its country code is missing. Write the number with its country code, such as +52 55 1234 5678.',
		);
	});

	it('says what to do in the message when the provider fails', async () => {
		sandbox()[provider].faults.add({ fault: { kind: 'html' } });
		const run = await ask(sandbox(), { ...LIST, provider });
		expect(run.error?.message).toContain(
			'sent a web page instead of data. Check that the Base URL',
		);
	});
});

describe('As an AI tool', () => {
	const sandbox = useSandbox();

	it('puts everything out by one output when Split Output was switched on', async () => {
		const listed = await rowsOf(sandbox(), { node: 'listAllMessages', provider: BY_ID });
		const run = await ask(sandbox(), {
			node: 'getMessageStatusTool',
			provider: BY_ID,
			options: { splitOutput: true },
			items: listed.map(({ messageId: id }) => ({ id })),
			parameters: { messageId: '={{ $json.id }}' },
			onError: 'continueRegularOutput',
		});
		expect(run.outputs(NODE)).toHaveLength(1);
		expect(run.json(NODE).length).toBeGreaterThan(10);
	});

	it('is asked for no more than it can use, also with Return All', async () => {
		const asked = { ...LIST, provider: BOUNDED, parameters: { limit: 100 } } as const;
		await ask(sandbox(), asked);
		expect(sandbox()[BOUNDED].requests.map(({ path }) => path)).toEqual([
			expect.stringMatching(/=20$/),
		]);
		const parameters = { returnAll: true };
		const run = await ask(sandbox(), { ...LIST, provider: PAGED, parameters });
		expect(run.json(NODE)).toHaveLength(20);
	});

	it('gives each status that was asked for, however many there are', async () => {
		const ids = Array.from({ length: 25 }, (_, index) => ({
			id: providerOf(BY_ID).idOf(index),
		}));
		const run = await ask(sandbox(), {
			node: 'getMessageStatusTool',
			provider: BY_ID,
			options: { ifNotFound: 'returnUnknown' },
			items: ids,
			parameters: { messageId: '={{ $json.id }}' },
		});
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(ids.map(({ id }) => id));
	});

	it('keeps every key and all items when a workflow runs the node itself', async () => {
		const run = await ask(sandbox(), { ...LIST, node: 'listAllMessages', provider: BOUNDED });
		expect(run.json(NODE)).toHaveLength(50);
		expect(run.json(NODE)[0]).toHaveProperty('accountPhone', null);
	});
});
