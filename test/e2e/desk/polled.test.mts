import { PROVIDER_IDS, SEEDED } from '../../../sandbox/index.mts';
import type { WorkflowDraft } from '../../../tools/n8n/api.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { arrive, idOf } from '../../nodes/triggers/arrivals.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { useN8n } from '../support/useN8n.mts';
import { Desk, ENDS, messageOf, rowOf } from './desk.mts';

const FIRST = 7_300_000;
/** As many as one poll sees. */
const BATCH = 100;
const BATCHES = 2;
const SECONDS_BETWEEN_TICKS = 5;
const CONVERSATIONS = 210;
const PATIENCE_MS = 150_000;
const TRIGGER = 'n8n-nodes-message-tracker.messagePollingTrigger';

const sandbox = useSandbox({ messages: 20, now: Date.now() });
const api = useN8n();
let desk: Desk;
beforeEach(() => (desk = new Desk(api(), sandbox())));
afterEach(async () => await desk.clear());

/** Often enough for a test. */
function often(draft: WorkflowDraft): WorkflowDraft {
	const item = Array.from({ length: 60 / SECONDS_BETWEEN_TICKS }, (_, nth) => ({
		mode: 'custom',
		cronExpression: `${nth * SECONDS_BETWEEN_TICKS} * * * * *`,
	}));
	const nodes = draft.nodes.map((node) => {
		if (node.type !== TRIGGER) return node;
		const { parameters } = node as { parameters: { overdueMinutes?: number } };
		const { overdueMinutes } = parameters;
		const soon = overdueMinutes === undefined ? {} : { overdueMinutes: 1 };
		return { ...node, parameters: { ...parameters, ...soon, pollTimes: { item } } };
	});
	return { ...draft, nodes };
}

it('polling-trigger keeps the rows of what it sees true, and flags what is overdue', async () => {
	await api().activate(await desk.bring('polling-trigger', often));
	const channel = sandbox().wamm.channels.get(SEEDED.wamm.token);
	const ids = Array.from({ length: BATCH * BATCHES }, (_, nth) => FIRST + nth);
	const rows = () => desk.rows('Desk messages');
	for (let batch = 0; batch < BATCHES; batch += 1) {
		const now = sandbox().clock.now();
		const some = ids.slice(batch * BATCH, (batch + 1) * BATCH);
		// Every other message has its row before, the others get it from the event.
		await desk.fill(
			'Desk messages',
			some.filter((id) => id % 2 === 0).map((id) => rowOf(id, now)),
		);
		channel?.addMessages(
			some.map((id) => {
				const { state } = ENDS[id % ENDS.length] ?? ENDS[0];
				const message = messageOf(id, state, now);
				return {
					...message,
					states: [
						{ at: now, value: 'sent' },
						{ at: now + 60_000, value: state },
					],
				};
			}),
		);
		const areThere = async () => {
			const ranked = (await rows()).filter(({ rank }) => rank !== null && Number(rank) >= 2);
			return ranked.length === (batch + 1) * BATCH ? true : undefined;
		};
		await retried(`batch ${batch}`, areThere, PATIENCE_MS);
		sandbox().clock.advance(61_000);
		const areTrue = async () => {
			const open = (await rows()).filter(({ messageId, rank, flag }) => {
				const end = ENDS[Number(messageId) % ENDS.length] ?? ENDS[0];
				return rank !== end.rank || (end.status === 'sent' && flag !== 'overdue');
			});
			return open.length === 0 ? true : undefined;
		};
		await retried(`the statuses of batch ${batch}`, areTrue, PATIENCE_MS);
	}
	const after = await rows();
	expect(after).toHaveLength(ids.length);
	const flagged = after.filter(({ flag }) => flag === 'overdue');
	expect(flagged.every(({ status, reason }) => status === 'sent' && reason !== '')).toBe(true);
	expect(after.find(({ messageId }) => messageId === String(FIRST + 1))).toMatchObject({
		phone: `+${SEEDED.contacts.maria.whatsAppDigits}`,
		text: `Order ${FIRST + 1}`,
	});
}, 400_000);

it('inbox keeps one row for each conversation of all providers, with its last message', async () => {
	await api().activate(await desk.bring('inbox', often));
	const digitsOf = (nth: number) => `52155${String(10_000_000 + nth)}`;
	const providerOf = (nth: number) => PROVIDER_IDS[nth % PROVIDER_IDS.length] ?? 'wamm';
	const rows = () => desk.rows('Desk inbox');
	const write = (text: string, from: number, count: number) => {
		sandbox().clock.advance(60_000);
		for (let nth = 0; nth < count; nth += 1) {
			const id = idOf(providerOf(nth), from + nth);
			arrive(sandbox(), providerOf(nth), { id, digits: digitsOf(nth), text: `${text} ${nth}` });
		}
	};
	const haveText = async (text: string, count: number) => {
		const found = (await rows()).filter(({ lastText }) => String(lastText).startsWith(text));
		return found.length === count ? true : undefined;
	};
	write('Hola', 1, CONVERSATIONS);
	await retried('the first messages', () => haveText('Hola', CONVERSATIONS), PATIENCE_MS);
	write('<b>Gracias</b>', 1_001, 30);
	await retried('the second messages', () => haveText('<b>Gracias</b>', 30), PATIENCE_MS);
	const after = await rows();
	expect(after).toHaveLength(CONVERSATIONS);
	for (const [nth, text] of [
		[0, '<b>Gracias</b> 0'],
		[40, 'Hola 40'],
	] as const) {
		expect(after.find(({ phone }) => phone === `+${digitsOf(nth)}`)).toMatchObject({
			provider: providerOf(nth),
			lastText: text,
			lastType: 'text',
		});
	}
}, 400_000);
