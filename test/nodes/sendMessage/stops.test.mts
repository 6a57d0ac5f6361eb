import { setTimeout as sleep } from 'node:timers/promises';
import { providerOf } from '../../../sandbox/index.mts';
import { runWorkflow, startWorkflow } from '../../support/engine/engine.mts';
import { ask, NODE, workflowOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { outboxOf, rowsTo, runTwice, sendRows, SENDERS, sendsOf, textsOf } from './sending.mts';

const CONTINUED = { onError: 'continueRegularOutput' } as const;

describe.each(SENDERS)('Send Message on %s', (provider) => {
	const sandbox = useSandbox();
	const path = providerOf(provider).sending?.path;
	const rows = rowsTo(5);

	it.each([
		[401, 'auth'],
		[402, 'quota'],
	])('leaves the rest unsent after HTTP %i, and says so', async (code, category) => {
		sandbox()[provider].faults.add({ match: { path, nth: 3 }, fault: { kind: 'status', code } });
		const run = await ask(sandbox(), sendRows(provider, rows, CONTINUED));
		expect(textsOf(sandbox(), provider)).toEqual(['Message 0', 'Message 1']);
		expect(sendsOf(sandbox(), provider)).toHaveLength(3);
		const [, , cause, ...rest] = run.json(NODE);
		expect(cause?.details).toMatchObject({ category, mayHaveBeenSent: false });
		expect(rest).toHaveLength(2);
		for (const row of rest) {
			expect(row).toMatchObject({
				error: `This message was not sent, as an earlier one ended the sending: ${cause?.error}`,
				details: { category, mayHaveBeenSent: false },
			});
		}
	});

	it('goes on after a row that only itself is refused', async () => {
		const bad = rows.map((row, index) => (index === 1 ? { ...row, phone: '0155 1234' } : row));
		const run = await ask(sandbox(), sendRows(provider, bad, CONTINUED));
		expect(outboxOf(sandbox(), provider)).toHaveLength(4);
		expect(run.json(NODE).map(({ error }) => error === undefined)).toEqual([
			...[true, false, true, true, true],
		]);
	});

	it('sends nothing at all when a row can’t be read and the node stops for that', async () => {
		const bad = rows.map((row, index) => (index === 4 ? { ...row, phone: '0155 1234' } : row));
		const run = await ask(sandbox(), sendRows(provider, bad));
		expect(run.error?.message).toContain('starts with 0');
		expect(outboxOf(sandbox(), provider)).toHaveLength(0);
	});

	it('lists what was sent when the node stops', async () => {
		sandbox()[provider].faults.add({
			match: { path, nth: 3 },
			fault: { kind: 'status', code: 403 },
		});
		const run = await ask(sandbox(), sendRows(provider, rows));
		const [first, second] = outboxOf(sandbox(), provider);
		expect((run.error as { description?: string }).description).toContain(
			`Sent before the node stopped: item 0 (ID ${first?.id}), item 1 (ID ${second?.id}). Not sent: item 2–4.`,
		);
		expect(outboxOf(sandbox(), provider)).toHaveLength(2);
	});

	it('sends nothing more when the execution is cancelled', async () => {
		sandbox()[provider].faults.add({ match: { path }, fault: { kind: 'latency', ms: 300 } });
		const question = sendRows(provider, rowsTo(20), { ...CONTINUED, retryOnFail: true });
		const { result, cancel } = await startWorkflow(workflowOf(sandbox(), question));
		while (outboxOf(sandbox(), provider).length < 2) await sleep(5);
		cancel();
		expect((await result).status).toBe('canceled');
		await sleep(700);
		const sent = outboxOf(sandbox(), provider).length;
		expect(sent).toBeLessThanOrEqual(4);
		expect(new Set(textsOf(sandbox(), provider)).size).toBe(sent);
		await sleep(1_500);
		expect(outboxOf(sandbox(), provider)).toHaveLength(sent);
	});

	/** When each message is taken from now on. */
	function recordTimes(): number[] {
		const times: number[] = [];
		const mutate = (answer: unknown) => {
			times.push(performance.now());
			return answer;
		};
		sandbox()[provider].faults.add({ match: { path }, fault: { kind: 'mutate', mutate } });
		return times;
	}

	it('waits between two starts as it is told', async () => {
		const times = recordTimes();
		await ask(sandbox(), sendRows(provider, rowsTo(3), { options: { pauseSeconds: 1 } }));
		const [first = 0, second = 0, third = 0] = times;
		expect(second - first).toBeGreaterThan(500);
		expect(third - second).toBeGreaterThan(500);
	});

	it('waits between the runs of one execution too, as in a loop', async () => {
		const times = recordTimes();
		const question = sendRows(provider, rowsTo(1), { options: { pauseSeconds: 1 } });
		await runWorkflow(runTwice(workflowOf(sandbox(), question)));
		const [first = 0, second = 0] = times;
		expect(times).toHaveLength(2);
		expect(second - first).toBeGreaterThan(500);
	});
});
