import type { IDataObject } from 'n8n-workflow';
import { messageSchema } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { exampleProvider } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { installKeyRecord, type KeyRecord } from './keyRecord.mts';
import { loseAnswer, outboxOf, rowsTo, sendRows, textsOf } from './sending.mts';

const provider = exampleProvider(({ send }) => send !== undefined);
const path = providerOf(provider).sending?.path;
const keyed = (keys: readonly unknown[]) =>
	rowsTo(keys.length).map((row, index) => ({ ...row, order: keys[index] }) as IDataObject);

describe('Send Once per Key', () => {
	const sandbox = useSandbox();
	let record: KeyRecord;
	beforeAll(async () => {
		record = await installKeyRecord();
	});
	beforeEach(() => record.clear());

	async function send(items: readonly IDataObject[], question: Partial<Question> = {}) {
		const options = { sendOncePerKey: '={{ $json.order }}', ...question.options };
		const run = await ask(
			sandbox(),
			sendRows(provider, items, { onError: 'continueRegularOutput', ...question, options }),
		);
		return { run, rows: run.json(NODE) };
	}
	const marksOf = (rows: readonly IDataObject[]) => rows.map(({ wasSentBefore }) => wasSentBefore);

	it('sends for a key once, over executions, and says of each item whether it was sent before', async () => {
		const first = await send(keyed(['A1', 'A2']));
		expect(marksOf(first.rows)).toEqual([false, false]);
		const second = await send(keyed(['A2', 'A3']));
		expect(marksOf(second.rows)).toEqual([true, false]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(3);
		expect(second.run.hints(NODE)[0]?.message).toContain('1 message was not sent');
	});

	it('keeps all keys of the item, and puts the mark behind them', async () => {
		const { rows } = await send(keyed(['A1']), { options: { includeRaw: true } });
		const keys = [...Object.keys(messageSchema.shape), 'wasSentBefore', 'raw'];
		expect(Object.keys(rows[0] ?? {})).toEqual(keys);
		const again = await send(keyed(['A1']));
		expect(Object.keys(again.rows[0] ?? {})).toEqual(keys.slice(0, -1));
		expect(again.rows[0]).toMatchObject({
			...{ messageId: null, status: null, sentAt: null },
			...{ text: 'Message 0', direction: 'outbound', phone: rowsTo(1)[0]?.phone },
		});
	});

	it('has no mark without the option', async () => {
		const { rows } = await send(keyed(['A1']), { options: { sendOncePerKey: undefined as never } });
		expect(rows[0]).not.toHaveProperty('wasSentBefore');
	});

	it('takes equal keys of one run for one, with the first one’s message', async () => {
		const { rows } = await send(keyed(['A1', 'A1', 7, '7']));
		expect(marksOf(rows)).toEqual([false, true, false, true]);
		expect(rows[1]?.messageId).toBe(rows[0]?.messageId);
		expect(textsOf(sandbox(), provider)).toEqual(['Message 0', 'Message 2']);
	});

	it('gives a key back when the message was certainly not sent', async () => {
		sandbox()[provider].faults.add({
			match: { path, nth: 1 },
			fault: { kind: 'status', code: 403 },
		});
		const first = await send(keyed(['A1']));
		expect(first.rows[0]?.details).toMatchObject({ mayHaveBeenSent: false });
		expect(record.size).toBe(0);
		const second = await send(keyed(['A1']));
		expect(marksOf(second.rows)).toEqual([false]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(1);
	});

	it('sends the next item of the same key when the first was certainly not sent', async () => {
		sandbox()[provider].faults.add({
			match: { path, nth: 1 },
			fault: { kind: 'status', code: 403 },
		});
		const { rows } = await send(keyed(['A1', 'A1']));
		expect(marksOf(rows)).toEqual([undefined, false]);
		expect(textsOf(sandbox(), provider)).toEqual(['Message 1']);
	});

	it('keeps the key of a message that may have been sent', async () => {
		loseAnswer(sandbox(), provider, 1);
		const first = await send(keyed(['A1', 'A1']));
		expect(first.rows.map(({ details }) => details)).toEqual([
			expect.objectContaining({ category: 'uncertain' }),
			expect.objectContaining({ category: 'uncertain' }),
		]);
		const second = await send(keyed(['A1']));
		expect(marksOf(second.rows)).toEqual([true]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(1);
	});

	it('gives with Retry On Fail what it gave, without asking for the keys again', async () => {
		sandbox()[provider].faults.add({
			match: { path, nth: 2 },
			fault: { kind: 'status', code: 403 },
		});
		const { run, rows } = await send(keyed(['A1', 'A2', 'A2']), {
			...{ onError: 'stopWorkflow', retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});
		expect(run.error).toBeUndefined();
		expect(marksOf(rows)).toEqual([false, false, true]);
		expect(rows.slice(0, 2).map(({ messageId }) => messageId)).toEqual(
			outboxOf(sandbox(), provider).map(({ id }) => id),
		);
	});

	it('sends once where two executions of one process overlap', async () => {
		const both = await Promise.all([send(keyed(['A1', 'A2'])), send(keyed(['A1', 'A2']))]);
		expect(outboxOf(sandbox(), provider)).toHaveLength(2);
		expect(both.flatMap(({ rows }) => marksOf(rows)).filter((mark) => mark === false)).toHaveLength(
			2,
		);
	});

	it('sends nothing when n8n can’t keep the key', async () => {
		record.trouble = new Error('SQLITE_BUSY');
		const { rows } = await send(keyed(['A1']));
		expect(rows[0]).toMatchObject({
			error: 'n8n could not keep the key of the message, so it was not sent.',
			details: { mayHaveBeenSent: false },
		});
		expect(outboxOf(sandbox(), provider)).toHaveLength(0);
	});
});
