import { SEEDED } from '../../../sandbox/index.mts';
import { statusEvent } from '../../../sandbox/wamm/events.mts';
import type { SavedWorkflow } from '../../../tools/n8n/api.mts';
import type { SavedRow } from '../../../tools/n8n/dataTables.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { handed } from '../support/environment.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk, ENDS, messageOf, rowOf } from './desk.mts';

const FIRST = 7_200_000;
const ROWS = 200;
const FAILED = 10;
/** Rows that are there before anything is told of them. */
const KNOWN = 150;
const AT_ONCE = 8;
const STEPS = ['sent', 'delivered', 'viewed'] as const;

const sandbox = useSandbox({ messages: 20, now: Date.now() });
const api = useN8n();
let desk: Desk;
beforeEach(() => (desk = new Desk(api(), sandbox())));
afterEach(async () => await desk.clear());

/** Publishes the example, and gives the address that its trigger listens at. */
async function publish(): Promise<{ workflow: SavedWorkflow; url: string }> {
	const workflow = await desk.bring('message-trigger');
	const { webhookId } = workflow.nodes.find(({ webhookId: id }) => id) ?? {};
	const url = `${handed().n8nUrl}/webhook/${String(webhookId)}/webhook`;
	const channel = sandbox().wamm.channels.get(SEEDED.wamm.token);
	if (channel) channel.hook = url;
	await api().activate(workflow);
	return { workflow, url };
}

/** What is told of a message in the end, and all that is told of it, the last one first. */
function toldOf(nth: number) {
	if (nth < FAILED) return { end: { status: 'failed', rank: 3 }, states: ['noAccount', 'sent'] };
	const end = ENDS[nth % ENDS.length] ?? ENDS[0];
	return { end, states: STEPS.slice(0, STEPS.indexOf(end.state) + 1).reverse() };
}

/** Delivers so many at once. */
async function deliver(url: string, told: ReadonlyArray<readonly [id: number, state: string]>) {
	const left = [...told];
	const work = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const body = JSON.stringify(statusEvent(messageOf(next[0], next[1], 0), Date.now()));
			await sandbox().wamm.webhooks.deliver({ url, body });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Until all have ended; one that was answered late may be told twice. */
async function allEnded({ id }: SavedWorkflow, count: number): Promise<void> {
	const look = async () => {
		const found = await api().countExecutions(id);
		const running = await api().executions(id);
		const isDone = running.every(({ status }) => status === 'success' || status === 'error');
		return found >= count && isDone ? true : undefined;
	};
	await retried(`${count} executions`, look, 240_000);
}

it('reports in any order, all at once, never take a status back, and those before their row are kept', async () => {
	const ids = Array.from({ length: ROWS }, (_, nth) => FIRST + nth);
	await desk.fill(
		'Desk messages',
		ids.slice(0, KNOWN).map((id) => rowOf(id, Date.now() - 60_000)),
	);
	const { workflow, url } = await publish();
	const told = ids.flatMap((id, nth) => toldOf(nth).states.map((state) => [id, state] as const));

	const ranks = new Map<unknown, number>();
	const lower: SavedRow[] = [];
	let isTelling = true;
	const watching = (async () => {
		while (isTelling) {
			for (const row of await desk.rows('Desk messages')) {
				if (Number(row.rank ?? 0) < (ranks.get(row.messageId) ?? 0)) lower.push(row);
				ranks.set(row.messageId, Number(row.rank ?? 0));
			}
		}
	})();
	await deliver(url, told);
	await allEnded(workflow, told.length);
	isTelling = false;
	await watching;

	expect(lower).toEqual([]);
	const after = await desk.rows('Desk messages');
	expect(after).toHaveLength(ROWS);
	const byId = new Map(after.map((row) => [row.messageId, row]));
	for (const [nth, id] of ids.entries()) {
		const row = byId.get(String(id));
		const { end } = toldOf(nth);
		expect([nth, row?.status, row?.rank, row?.flag]).toEqual([
			nth,
			end.status,
			end.rank,
			end.status === 'failed' ? 'failed' : '',
		]);
	}
	expect(byId.get(String(FIRST))).toMatchObject({ name: 'María', text: `Order ${FIRST}` });
}, 400_000);
