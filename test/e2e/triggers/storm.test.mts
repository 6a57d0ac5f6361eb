import { randomUUID } from 'node:crypto';
import {
	PROVIDER_IDS,
	type ProviderId,
	providerOf,
	withFaultyDeliveries,
} from '../../../sandbox/index.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { type RunningN8n, startN8n } from '../../../tools/n8n/startN8n.mts';
import { type Receiver, startReceiver } from '../../sandbox/receiver.mts';
import { CREDENTIAL_TYPES } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { type Answered, send } from './deliverAll.mts';
import { heapOf, INSPECTED } from './heapOf.mts';
import { tellTo, wait, workflowOf } from './workflows.mts';

/** `LONG_RUN=1`: 2,000 deliveries of each provider; else of all of them together. */
const isLong = process.env.LONG_RUN === '1';
const EACH = isLong ? 2_000 : 400;
const GENUINE = EACH * 0.7;
/** A fifth are duplicates, a twentieth forgeries and a twentieth garbage. */
const SHARES = { seed: 1, duplicates: 2 / 7, forgeries: 0.5 / 7, garbage: 0.5 / 7 };
const WARM_UP = 40;
const MAX_GROWTH = 5 * 1024 * 1024;
const WAMM_LIMIT_MS = 10_000;
const TIMEOUT_MS = isLong ? 3_600_000 : 600_000;

const sandbox = useSandbox();
let n8n: RunningN8n;
let collector: Receiver;
beforeAll(async () => {
	collector = await startReceiver();
	n8n = await startN8n({ env: { ...INSPECTED, N8N_LOG_LEVEL: 'warn' } });
});
afterAll(async () => {
	await n8n?.stop();
	await collector?.close();
});

const told = () =>
	collector.arrived.map(({ body }) => (JSON.parse(body) as { eventId: string }).eventId);

const telling = PROVIDER_IDS.filter((id) => providerOf(id).telling);
const tellingOf = (id: ProviderId) => {
	const found = providerOf(id).telling;
	if (!found) throw new Error(`${id} calls no webhooks`);
	return found;
};

/** A published workflow with the trigger, and where the provider's deliveries go. */
async function published(id: ProviderId, then: Parameters<typeof workflowOf>[0]['then']) {
	const { api, url: origin } = n8n;
	const { credential, pasteWebhook } = providerOf(id);
	const values = { ...credential, ...tellingOf(id).credential, baseUrl: sandbox()[id].baseUrl };
	const webhookId = randomUUID();
	pasteWebhook?.(sandbox()[id], `${origin}/webhook/${webhookId}/webhook`);
	const workflow = await api.createWorkflow(
		workflowOf({
			name: id,
			type: 'messageTrigger',
			parameters: { provider: id, events: ['messageReceived'] },
			credential: await api.createCredential(CREDENTIAL_TYPES[id], values),
			webhookId,
			then,
		}),
	);
	await api.activate(workflow);
	const url = tellingOf(id).url(sandbox()[id]) ?? '';
	expect(url).toContain(origin);
	return { id, workflow, url };
}

/** Genuine deliveries of so many new messages. */
function genuine(id: ProviderId, url: string, count: number, first = 1) {
	const { arrive, idOf } = providerOf(id);
	const server = sandbox()[id];
	const at = sandbox().clock.now();
	return Array.from({ length: count }, (_, index) => {
		const nth = first + index;
		const message = idOf(nth);
		const digits = `52155${String(12_340_000 + (nth % 50))}`;
		arrive(server, { id: message, digits, text: `${nth}`, isOurs: false, at, state: '' });
		return tellingOf(id).request(server, message, url);
	});
}

/** The status that a delivery of this kind gets: an address that isn't there is unknown to n8n. */
function expected({ request: { is, url } }: Answered, urls: readonly string[]): number {
	if (is !== 'forgery') return 200;
	const paths = urls.map((each) => new URL(each).pathname);
	return paths.includes(new URL(url).pathname) ? 401 : 404;
}

it(
	'deliveries start the genuine ones once each, are answered as promised, and leave no heap',
	async () => {
		const live = [];
		for (const id of telling) live.push(await published(id, tellTo(collector.url)));
		const moments = live.map(({ id, url }) =>
			withFaultyDeliveries(genuine(id, url, GENUINE), SHARES),
		);
		const warmUp = moments.flatMap((each) => each.slice(0, WARM_UP));
		const rest = moments.flatMap((each) => each.slice(WARM_UP));
		const count = EACH * telling.length;

		const settled = async (answered: readonly Answered[], before: number) => {
			const all = before + answered.filter(({ request }) => request.is === 'genuine').length;
			const found = async () => (told().length >= all ? true : undefined);
			await retried('all executions', found, TIMEOUT_MS / 2);
			await new Promise((resolve) => setTimeout(resolve, 3_000));
		};
		const sender = sandbox().wamm.webhooks;
		const first = await send(sender, warmUp);
		await settled(first, 0);
		const heapBefore = await heapOf(n8n.log());
		const second = await send(sender, rest);
		await settled(second, told().length);
		const heapAfter = await heapOf(n8n.log());

		const answered = [...first, ...second];
		expect(answered).toHaveLength(count);
		expect(new Set(told()).size).toBe(told().length);
		const started = [];
		for (const { id, workflow } of live) {
			started.push([id, await n8n.api.countExecutions(workflow.id)]);
		}
		expect(started).toEqual(telling.map((id) => [id, GENUINE]));
		expect(told()).toHaveLength(GENUINE * telling.length);
		const urls = live.map(({ url }) => url);
		for (const one of answered) {
			expect([one.request.is, one.status]).toEqual([one.request.is, expected(one, urls)]);
			expect(one.tookMs).toBeLessThan(WAMM_LIMIT_MS);
		}
		expect(heapAfter - heapBefore).toBeLessThan(MAX_GROWTH);
	},
	TIMEOUT_MS,
);

it('answers at once, also while a workflow of 5 s runs', async () => {
	const { workflow, url } = await published('wamm', wait(5));
	const requests = genuine('wamm', url, 20, 1_000_000);
	const began = Date.now();
	const answered = await send(
		sandbox().wamm.webhooks,
		requests.map((request) => [{ ...request, is: 'genuine' }]),
	);
	expect(answered.map(({ status }) => status)).toEqual(Array(20).fill(200));
	expect(Math.max(...answered.map(({ tookMs }) => tookMs))).toBeLessThan(5_000);
	const executions = await retried('the slow executions', async () => {
		const found = await n8n.api.executions(workflow.id);
		return found.every(({ status }) => status === 'success') ? found : undefined;
	});
	expect(executions).toHaveLength(20);
	expect(Date.now() - began).toBeGreaterThan(5_000);
}, 120_000);

it.each([
	['a body beyond our limit', JSON.stringify({ pad: 'x'.repeat(2_000_000) }), 200],
	['JSON that is cut off', '{"tip":"msg"', 422],
	['a body beyond n8n’s limit', JSON.stringify({ pad: 'x'.repeat(17_000_000) }), 500],
])(
	'%s starts nothing',
	async (_case, body, status) => {
		const { wamm } = sandbox();
		const before = await n8n.api.countExecutions();
		const url = tellingOf('wamm').url(wamm) ?? '';
		const { attempts } = await wamm.webhooks.deliver({ url, body });
		expect(attempts[0]?.status).toBe(status);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(await n8n.api.countExecutions()).toBe(before);
	},
	60_000,
);
