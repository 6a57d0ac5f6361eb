import { webhookUrl } from '../../../tools/editor/desk.mts';
import { contacts } from '../../../tools/editor/contacts.mts';
import { rowsOf, type WorkflowDraft } from '../../../tools/n8n/api.mts';
import type { Row, SavedRow } from '../../../tools/n8n/dataTables.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { SEEDED } from '../../../sandbox/index.mts';
import { wamm } from '../../../sandbox/wamm/index.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { handed } from '../support/environment.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk } from './desk.mts';

const COUNT = 200;
const AT_A_TIME = 20;
const START = 'Every Minute';
/** What becomes of the contacts: refused ones have no account, so nothing is sent. */
const ENDS = { read: 160, delivered: 20, failed: 10, refused: 10 };

const sandbox = useSandbox({ messages: 20, now: Date.now(), runningClock: true });
const api = useN8n();
let desk: Desk;
beforeEach(() => {
	desk = new Desk(api(), sandbox());
	sandbox().wamm.outbox.clear();
	sandbox().wamm.outbox.pace = { sent: 500, delivered: 1_000, read: 1_500, apart: 20 };
});
afterEach(async () => await desk.clear());

/** Without the pause that spares the provider. */
function atOnce(draft: WorkflowDraft): WorkflowDraft {
	const nodes = draft.nodes.map((node) => {
		const { parameters } = node as { parameters: { options?: object } };
		if (!String(node.type).endsWith('.sendMessage')) return node;
		const options = { ...parameters.options, pauseSeconds: 0 };
		return { ...node, parameters: { ...parameters, options } };
	});
	return { ...draft, nodes };
}

const counted = (rows: readonly SavedRow[], test: (row: Row) => boolean) =>
	rows.filter(test).length;
const taken = () => sandbox().wamm.outbox.messages.map(({ text }) => text);

it('a list in local numbers is sent once, and each message followed to its end', async () => {
	const listener = await desk.bring('message-trigger');
	wamm.pasteWebhook(sandbox().wamm, webhookUrl(handed().n8nUrl, listener));
	await api().activate(listener);
	const sender = await desk.bring('send-and-follow', atOnce);
	const list = contacts(COUNT);
	await desk.fill('Desk contacts', list);

	for (let sent = 0; sent < COUNT; sent += AT_A_TIME) {
		// The first two at the same time: what one of them sends, the other doesn't.
		const runs = await Promise.all(
			Array.from({ length: sent === 0 ? 2 : 1 }, () => api().run(sender, START)),
		);
		expect(runs.every(({ status }) => status === 'success')).toBe(true);
	}
	const texts = new Set(list.map(({ text }) => text));
	expect(taken()).toHaveLength(COUNT - ENDS.refused);
	expect(new Set(taken()).size).toBe(COUNT - ENDS.refused);
	expect(taken().every((text) => texts.has(text))).toBe(true);

	const rows = () => desk.rows('Desk messages');
	await retried(
		'all statuses',
		async () => {
			const ranked = counted(await rows(), ({ rank }) => Number(rank) >= 3);
			const read = counted(await rows(), ({ status }) => status === 'read');
			return ranked === COUNT - ENDS.refused && read === ENDS.read ? true : undefined;
		},
		600_000,
	);
	const messages = await rows();
	expect(messages).toHaveLength(COUNT - ENDS.refused);
	expect(counted(messages, ({ status }) => status === 'delivered')).toBe(ENDS.delivered);
	expect(counted(messages, ({ status, flag }) => status === 'failed' && flag === 'failed')).toBe(
		ENDS.failed,
	);
	expect(counted(messages, ({ name, phone, text }) => !name || !phone || !text)).toBe(0);
	expect(counted(messages, ({ deliveredAt }) => deliveredAt !== null)).toBe(
		ENDS.read + ENDS.delivered,
	);

	const after = await desk.rows('Desk contacts');
	const ids = new Set(messages.map(({ messageId }) => messageId));
	expect(counted(after, ({ messageId }) => ids.has(messageId ?? null))).toBe(COUNT - ENDS.refused);
	expect(
		counted(after, ({ problem, messageId }) => {
			return messageId === '' && /no WhatsApp/i.test(String(problem));
		}),
	).toBe(ENDS.refused);

	const again = await api().run(sender, START);
	expect(rowsOf(again, 'To Send')).toEqual([]);
	expect(taken()).toHaveLength(COUNT - ENDS.refused);
}, 1_200_000);

it('what concerns all stops the run with its reason, and the next run sends it', async () => {
	const sender = await desk.bring('send-and-follow', atOnce);
	await desk.fill('Desk contacts', contacts(3));
	const { channels } = sandbox().wamm;
	const channel = channels.get(SEEDED.wamm.token);
	channels.delete(SEEDED.wamm.token);
	const stopped = await api().run(sender, START);
	expect(stopped.status).toBe('error');
	expect(stopped.data?.resultData.error?.message).toContain('WAMM.chat');
	if (channel) channels.set(SEEDED.wamm.token, channel);
	expect(await desk.rows('Desk contacts')).toMatchObject(Array(3).fill({ messageId: null }));
	expect((await api().run(sender, START)).status).toBe('success');
	expect(taken()).toHaveLength(3);
}, 180_000);
