import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../sandbox/index.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';
import { newServices, runExample } from './exampleFiles.mts';
import { Sheet } from './sheet.mts';

jest.setTimeout(30_000);
const now = Date.now();
const sandbox = useSandbox({ messages: 20, now });
const ids = SEEDED.wamm.messageIds;
const COLUMNS = [
	'messageId',
	'phone',
	'sentAt',
	'status',
	'isFinal',
	'statusAt',
	'failureReason',
	'checkedAt',
	'problem',
];
const hoursAgo = (hours: number) => new Date(now - hours * 3_600_000).toISOString();

function rowOf(messageId: string | number, known: IDataObject = {}): IDataObject {
	return { messageId, phone: '+525512345678', sentAt: hoursAgo(30), ...known };
}

/** Runs the example on these rows; the sheet afterwards, by message. */
async function track(rows: readonly IDataObject[]) {
	const sheet = new Sheet(COLUMNS, rows);
	const services = newServices({ sheets: { Messages: sheet } });
	const run = await runExample(sandbox(), 'sheet-status-tracking', services);
	const rowFor = (id: string | number) =>
		sheet.read().find(({ messageId }) => messageId === id) ?? {};
	const again = async () => await runExample(sandbox(), 'sheet-status-tracking', services);
	return { again, rowFor, run, sheet };
}

describe('the example sheet-status-tracking', () => {
	it('writes back what has risen', async () => {
		const { rowFor } = await track([
			rowOf(ids.viewed, { status: 'delivered', isFinal: false }),
			rowOf(ids.delivered),
		]);
		expect(rowFor(ids.viewed)).toMatchObject({ status: 'read', isFinal: true, problem: '' });
		expect(rowFor(ids.viewed).statusAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
		expect(rowFor(ids.delivered)).toMatchObject({ status: 'delivered', isFinal: false });
	});

	it('never writes a lower status, nor the same again', async () => {
		const known = { status: 'delivered', isFinal: false, checkedAt: 'earlier' };
		const { rowFor } = await track([rowOf(ids.sent, known), rowOf(ids.delivered, known)]);
		expect(rowFor(ids.sent)).toMatchObject(known);
		expect(rowFor(ids.delivered)).toMatchObject(known);
	});

	it('asks for no rows that are final, older than 72 hours, or without an ID', async () => {
		const { again, run } = await track([
			rowOf(ids.viewed, { status: 'read', isFinal: true }),
			rowOf(ids.failed, { status: 'failed', isFinal: 'TRUE' }),
			rowOf(ids.sent, { sentAt: hoursAgo(73) }),
			rowOf(ids.sending, { sentAt: '' }),
			rowOf(''),
		]);
		expect(run.hasRun('Get Message Status')).toBe(false);
		await again();
		expect(sandbox().wamm.requests).toHaveLength(0);
	});

	it('asks for rows that are nearly 72 hours old, however the time is written', async () => {
		const { rowFor } = await track([
			rowOf(ids.delivered, { sentAt: hoursAgo(71) }),
			rowOf(ids.viewed, { sentAt: hoursAgo(71).slice(0, 19).replace('T', ' ') }),
		]);
		expect(rowFor(ids.delivered).status).toBe('delivered');
		expect(rowFor(ids.viewed).status).toBe('read');
	});

	it('writes to the right rows when some are skipped, and IDs are numbers', async () => {
		const numbers = [ids.viewed, ids.delivered, ids.failed].map(Number);
		const rows = numbers.flatMap((id) => [rowOf(`${id}00`, { isFinal: true }), rowOf(id)]);
		const { rowFor } = await track(rows);
		expect(numbers.map((id) => rowFor(id).status)).toEqual(['read', 'delivered', 'failed']);
	});

	it('writes what went wrong beside the row, and tries it again', async () => {
		const { again, rowFor } = await track([rowOf('9999999'), rowOf(ids.delivered)]);
		expect(rowFor('9999999')).toMatchObject({
			status: '',
			problem:
				'WAMM.chat has no message 9999999. Was it sent from another channel? Each token sees only its own.',
		});
		sandbox().wamm.clearRequests();
		await again();
		const asked = sandbox().wamm.requests.map(({ path }) => path);
		expect(asked.some((path) => path.includes('9999999'))).toBe(true);
	});

	it('leaves phones as text', async () => {
		const { sheet } = await track([rowOf(ids.delivered), rowOf(ids.viewed)]);
		expect(sheet.read().map(({ phone }) => phone)).toEqual(['+525512345678', '+525512345678']);
	});
});
