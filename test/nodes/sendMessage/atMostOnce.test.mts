import { setTimeout as sleep } from 'node:timers/promises';
import { retryWorkflow, runWorkflow, startWorkflow } from '../../support/engine/engine.mts';
import { ask, NODE, type Question, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { providerOf } from '../../../sandbox/index.mts';
import {
	loseAnswer,
	outboxOf,
	rowsTo,
	runTwice,
	sendRows,
	SENDERS,
	sendsOf,
	textsOf,
} from './sending.mts';

const RETRIED: Partial<Question> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const CONTINUED = { ...RETRIED, onError: 'continueRegularOutput' } as const;

describe.each(SENDERS)('With Retry On Fail on %s', (provider) => {
	const sandbox = useSandbox();
	const rows = rowsTo(4);
	const texts = rows.map(({ text }) => text);
	/** Once, the nth message is refused: certainly not sent. */
	const refuseOnce = (nth: number) =>
		sandbox()[provider].faults.add({
			match: { path: providerOf(provider).sending?.path, nth },
			fault: { kind: 'status', code: 403 },
		});

	it('what was sent is not sent again, and comes out as it did, when a later row fails at first', async () => {
		refuseOnce(3);
		const run = await ask(sandbox(), sendRows(provider, rows, RETRIED));
		expect(run.status).toBe('success');
		expect(textsOf(sandbox(), provider)).toEqual(texts);
		const ids = outboxOf(sandbox(), provider).map(({ id }) => id);
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(ids);
		expect(sendsOf(sandbox(), provider)).toHaveLength(5);
	});

	it('a row that may have been sent stays so, and nothing is repeated', async () => {
		loseAnswer(sandbox(), provider, 2);
		const run = await ask(sandbox(), sendRows(provider, rows, RETRIED));
		expect(textsOf(sandbox(), provider)).toEqual(texts.slice(0, 2));
		expect(sendsOf(sandbox(), provider)).toHaveLength(2);
		expect(run.error?.message).toMatch(/\. The message may have been sent\.$/);
		const [first] = outboxOf(sandbox(), provider);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(/^Look into the chat before you send it again/),
		});
		expect((run.error as { description?: string }).description).toContain(
			`Sent before the node stopped: item 0 (ID ${first?.id}). Perhaps sent: item 1. Not sent: item 2–3.`,
		);
	});

	it('rows with the same content are all sent, once each', async () => {
		refuseOnce(3);
		const same = rows.map(() => rows[0] ?? {});
		const run = await ask(sandbox(), sendRows(provider, same, RETRIED));
		expect(run.json(NODE)).toHaveLength(4);
		expect(outboxOf(sandbox(), provider)).toHaveLength(4);
	});

	it('a text that changes with each try is not sent again', async () => {
		refuseOnce(3);
		const parameters = {
			phone: '={{ $json.phone }}',
			text: '={{ $json.text }} {{ Math.random() }}',
		};
		const run = await ask(sandbox(), sendRows(provider, rows, { ...RETRIED, parameters }));
		expect(run.json(NODE).map(({ text }) => text)).toEqual(textsOf(sandbox(), provider));
		expect(outboxOf(sandbox(), provider)).toHaveLength(4);
	});

	it('the first row’s failure makes nobody’s message go out twice when the node continues', async () => {
		loseAnswer(sandbox(), provider, 1);
		refuseOnce(3);
		const run = await ask(sandbox(), sendRows(provider, rows, CONTINUED));
		expect(textsOf(sandbox(), provider).toSorted()).toEqual(texts);
		const out = run.json(NODE);
		expect(out.map(({ messageId }) => messageId !== undefined)).toEqual([false, true, true, true]);
		expect(out[0]).toEqual({
			error: expect.stringContaining('The message may have been sent.'),
			message: expect.stringContaining('Look into the chat before you send it again'),
			details: expect.objectContaining({
				...{ category: 'uncertain', retryable: false, mayHaveBeenSent: true },
				phone: rows[0]?.phone,
			}),
		});
	});

	it('a failed execution that is retried in n8n sends only what it had not sent', async () => {
		refuseOnce(3);
		const workflow = workflowOf(sandbox(), sendRows(provider, rows));
		const failed = await runWorkflow(workflow);
		expect(failed.status).toBe('error');
		const run = await retryWorkflow(workflow, failed);
		expect(run.error).toBeUndefined();
		expect(textsOf(sandbox(), provider)).toEqual(texts);
		expect(run.json(NODE).map(({ messageId }) => messageId)).toEqual(
			outboxOf(sandbox(), provider).map(({ id }) => id),
		);
	});

	it('a cancelled execution that is retried in n8n sends nothing that was on its way', async () => {
		const path = providerOf(provider).sending?.path;
		sandbox()[provider].faults.add({
			match: { path, nth: 2 },
			fault: { kind: 'latency', ms: 400 },
		});
		const workflow = workflowOf(sandbox(), sendRows(provider, rows));
		const { result, cancel } = await startWorkflow(workflow);
		while (sendsOf(sandbox(), provider).length < 2) await sleep(5);
		cancel();
		const run = await retryWorkflow(workflow, await result);
		await sleep(600);
		expect(run.error?.message).toBe(
			'The execution ended while the message was on its way. The message may have been sent.',
		);
		expect(textsOf(sandbox(), provider).length).toBeLessThanOrEqual(2);
		expect(new Set(textsOf(sandbox(), provider)).size).toBe(outboxOf(sandbox(), provider).length);
	});

	it('further runs of the node in one execution, as in a loop, do send', async () => {
		refuseOnce(2);
		const workflow = workflowOf(sandbox(), sendRows(provider, rows.slice(0, 2), CONTINUED));
		await runWorkflow(runTwice(workflow));
		expect(textsOf(sandbox(), provider)).toEqual([0, 0, 1].map((row) => texts[row]));
	});

	it('new executions do send', async () => {
		const [row] = rowsTo(1);
		await ask(sandbox(), sendRows(provider, row ? [row] : [], RETRIED));
		await ask(sandbox(), sendRows(provider, row ? [row] : [], RETRIED));
		expect(outboxOf(sandbox(), provider)).toHaveLength(2);
	});
});

describe.each(SENDERS)('As an AI tool on %s', (provider) => {
	const sandbox = useSandbox();

	it('an answer that was lost becomes an item that says so, and no error', async () => {
		loseAnswer(sandbox(), provider, 1);
		const question = { ...RETRIED, node: 'sendMessageTool', provider } as const;
		const run = await ask(sandbox(), question);
		expect(run.error).toBeUndefined();
		expect(run.json(NODE)).toEqual([
			{
				error: expect.stringContaining('The message may have been sent.'),
				message: expect.stringContaining('Look into the chat'),
				details: expect.objectContaining({ category: 'uncertain', mayHaveBeenSent: true }),
			},
		]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(1);
	});

	it('a message beside one that was sent fails as an item, and nothing is sent twice', async () => {
		const [first, second] = rowsTo(2);
		const items = [first ?? {}, { ...second, phone: '0155' }];
		const run = await ask(
			sandbox(),
			sendRows(provider, items, { ...RETRIED, node: 'sendMessageTool' }),
		);
		expect(run.error).toBeDefined();
		expect(outboxOf(sandbox(), provider)).toHaveLength(0);
		sandbox()[provider].faults.add({
			match: { path: providerOf(provider).sending?.path, nth: 2 },
			fault: { kind: 'status', code: 403 },
		});
		const both = sendRows(provider, rowsTo(2), { ...RETRIED, node: 'sendMessageTool' });
		const rows = (await ask(sandbox(), both)).json(NODE);
		expect(rows).toEqual([
			expect.objectContaining({ messageId: outboxOf(sandbox(), provider)[0]?.id }),
			expect.objectContaining({ details: expect.objectContaining({ mayHaveBeenSent: false }) }),
		]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(1);
	});

	it('what was certainly not sent is an error that says what to do, and is tried again', async () => {
		sandbox()[provider].faults.add({
			match: { path: providerOf(provider).sending?.path },
			fault: { kind: 'status', code: 403 },
		});
		const run = await ask(sandbox(), { ...RETRIED, node: 'sendMessageTool', provider });
		expect(run.error).toMatchObject({ httpCode: '403' });
		expect(run.error?.message).not.toContain('may have been sent');
		expect(sendsOf(sandbox(), provider)).toHaveLength(3);
		expect(outboxOf(sandbox(), provider)).toHaveLength(0);
	});
});
