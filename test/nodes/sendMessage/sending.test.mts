import { messageSchema } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { runWorkflow } from '../../support/engine/engine.mts';
import { ask, NODE, rowsOf, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { outboxOf, rowsTo, sendRows, SENDERS, sendsOf, textsOf } from './sending.mts';

describe.each(SENDERS)('Send Message on %s', (provider) => {
	const sandbox = useSandbox();

	it('sends each row once, in order, and pairs the items with the rows', async () => {
		const rows = rowsTo(5);
		const run = await ask(sandbox(), sendRows(provider, rows));
		expect(run.status).toBe('success');
		expect(textsOf(sandbox(), provider)).toEqual(rows.map(({ text }) => text));
		expect(sendsOf(sandbox(), provider)).toHaveLength(5);
		expect(
			run.items(NODE).map(({ json, pairedItem }) => [json.phone, json.text, pairedItem]),
		).toEqual(rows.map(({ phone, text }, item) => [phone, text, { item }]));
	});

	it('gives the item with all its keys, in order, and the ID that the provider gave', async () => {
		const [row = {}] = await rowsOf(sandbox(), { node: 'sendMessage', provider });
		expect(Object.keys(row)).toEqual(Object.keys(messageSchema.shape));
		expect(messageSchema.parse(row)).toEqual(row);
		const [taken] = outboxOf(sandbox(), provider);
		expect(row).toMatchObject({
			direction: 'outbound',
			status: 'pending',
			isFinal: false,
			messageId: taken?.id,
			text: 'Hello',
			provider,
		});
	});

	it('adds the provider’s own object where that is asked for', async () => {
		const options = { includeRaw: true };
		const [row] = await rowsOf(sandbox(), { node: 'sendMessage', provider, options });
		expect(Object.keys(row ?? {}).at(-1)).toBe('raw');
		expect(row?.raw).not.toEqual({});
	});

	it('hands its item on to Get Message Status as it is, where that can be asked', async () => {
		if (!providerOf(provider).statusQuestion) return;
		const workflow = workflowOf(sandbox(), { node: 'sendMessage', provider });
		const [send] = workflow.nodes;
		if (!send) throw new Error('The workflow has no node.');
		const lookUp = {
			...send,
			name: 'Status',
			type: 'getMessageStatus',
			parameters: {
				provider,
				messageId: '={{ $json.messageId }}',
				phone: '={{ $json.phone }}',
				accountPhone: { __rl: true, mode: 'phone', value: '={{ $json.accountPhone }}' },
			},
		};
		const run = await runWorkflow({ ...workflow, nodes: [send, lookUp] });
		expect(run.error).toBeUndefined();
		const [sent] = run.json(NODE);
		// A provider that has heard nothing of it yet doesn't know its status.
		const status = expect.stringMatching(/^(pending|unknown)$/) as unknown;
		expect(run.json('Status')).toEqual([
			expect.objectContaining({ messageId: sent?.messageId, status }),
		]);
	});

	it.each([
		['a phone with spaces', '+7 916 555-12-34'],
		['digits', '79165551234'],
		['a chat address', '79165551234@c.us'],
		['a link', 'https://wa.me/79165551234'],
	])('reads %s', async (_what, phone) => {
		const [row] = await rowsOf(sandbox(), {
			node: 'sendMessage',
			provider,
			parameters: { phone },
		});
		expect(row?.phone).toBe('+79165551234');
		expect(outboxOf(sandbox(), provider)[0]?.contact).toContain('79165551234');
	});

	it.each([
		['no text', { text: '' }, 'Text is empty.'],
		['blank text', { text: ' \n ' }, 'Text is empty.'],
		['no text from an expression', { text: '={{ $json.nothing }}' }, 'Text is empty.'],
		['an object', { text: '={{ ({}) }}' }, 'Text is an object, not a text.'],
		['a list', { text: '={{ [1] }}' }, 'Text is a list, not a text.'],
		['no number', { text: '={{ Infinity }}' }, 'not a text.'],
		['too much text', { text: 'x'.repeat(70_000) }, 'The text has 70000 characters'],
		['no phone', { phone: '={{ $json.nothing }}' }, 'The phone number is empty.'],
		['an impossible phone', { phone: '0155 1234' }, 'starts with 0'],
		['a pause that is no number', { options: { pauseSeconds: 'x' } }, 'Pause is “x”'],
		['an empty key', { options: { sendOncePerKey: '' } }, 'Send Once per Key is empty'],
		['a timeout of 0', { options: { timeoutSeconds: 0 } }, 'Timeout is 0'],
		['an unreadable switch', { options: { includeRaw: 'maybe' } }, 'Include Raw Data'],
	])('sends nothing with %s', async (_what, parameters, says) => {
		const question = { node: 'sendMessage', provider, parameters } as const;
		const run = await ask(sandbox(), { ...question, onError: 'continueRegularOutput' });
		const [row] = run.json(NODE);
		expect(row?.error).toContain(says);
		expect(row?.details).toMatchObject({ category: 'invalidRequest', mayHaveBeenSent: false });
		expect(sandbox()[provider].requests).toHaveLength(0);
	});

	it('sends numbers as their digits', async () => {
		await ask(sandbox(), { node: 'sendMessage', provider, parameters: { text: '={{ 4711 }}' } });
		expect(textsOf(sandbox(), provider)).toEqual(['4711']);
	});
});
