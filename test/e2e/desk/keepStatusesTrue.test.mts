import { SEEDED } from '../../../sandbox/index.mts';
import { rowsOf } from '../../../tools/n8n/api.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk, ENDS, messageOf, rowOf } from './desk.mts';

const FIRST = 7_100_000;
const ROWS = 220;
const FAILED = 10;
const UNKNOWN = 3;
const MINUTE = 60_000;
const START = 'Every 5 Minutes';

const sandbox = useSandbox({ messages: 20, now: Date.now() });
const api = useN8n();
let desk: Desk;
beforeEach(() => (desk = new Desk(api(), sandbox())));
afterEach(async () => await desk.clear());

function channel() {
	const found = sandbox().wamm.channels.get(SEEDED.wamm.token);
	if (!found) throw new Error('no channel');
	return found;
}

/** What a message became: of each kind many, 10 that failed. */
function endOf(nth: number) {
	if (nth < FAILED) return { state: 'noAccount', status: 'failed', rank: 3 };
	return ENDS[nth % ENDS.length] ?? ENDS[0];
}

it('rows get the truth once, failed, overdue and unknown ones a flag, and a second run changes nothing', async () => {
	const sentAt = Date.now() - 40 * MINUTE;
	const ids = Array.from({ length: ROWS }, (_, nth) => FIRST + nth);
	channel().addMessages(ids.map((id, nth) => messageOf(id, endOf(nth).state, sentAt)));
	const unknown = Array.from({ length: UNKNOWN }, (_, nth) => FIRST + 900_000 + nth);
	const workflow = await desk.bring('keep-statuses-true');
	await desk.fill(
		'Desk messages',
		[...ids, ...unknown].map((id) => rowOf(id, sentAt)),
	);

	const runs = await Promise.all([1, 2, 3].map(() => api().run(workflow, START)));
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	const after = await desk.rows('Desk messages');
	expect(after).toHaveLength(ROWS + UNKNOWN);
	for (const [nth, { status, rank, flag, advice }] of after.slice(0, ROWS).entries()) {
		const end = endOf(nth);
		const isOverdue = end.status === 'sent';
		expect([nth, status, rank]).toEqual([nth, end.status, end.rank]);
		expect([nth, flag]).toEqual([
			nth,
			end.status === 'failed' ? 'failed' : isOverdue ? 'overdue' : '',
		]);
		expect([nth, advice !== '']).toEqual([nth, end.status === 'failed' || isOverdue]);
	}
	expect(after.slice(0, FAILED).map(({ reason }) => reason)).toEqual(
		Array(FAILED).fill('The number has no account there'),
	);
	expect(after.slice(ROWS)).toMatchObject(
		unknown.map((id) => ({ flag: 'not found', reason: `WAMM.chat has no message ${id}.` })),
	);
	const written = runs.flatMap((run) => rowsOf(run, 'Only When It Rises'));
	expect(written).toHaveLength(ROWS);

	const again = await api().run(workflow, START);
	expect(again.status).toBe('success');
	expect(rowsOf(again, 'Only When It Rises')).toEqual([]);
	expect(await desk.rows('Desk messages')).toEqual(after);
}, 240_000);

it('stops with the reason when the provider refuses the key, and leaves the rows alone', async () => {
	const workflow = await desk.bring('keep-statuses-true');
	await desk.fill('Desk messages', [rowOf(FIRST, Date.now())]);
	sandbox().wamm.channels.delete(SEEDED.wamm.token);
	const { status, data } = await api().run(workflow, START);
	expect(status).toBe('error');
	expect(data?.resultData.error?.message).toContain('WAMM.chat');
	expect(await desk.rows('Desk messages')).toMatchObject([{ flag: null, rank: 0 }]);
}, 120_000);
