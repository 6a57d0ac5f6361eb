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
/** A message that nothing is sent of. */
const SAMPLE = 2_000_000;
const MAX_GROWTH = 5 * 1024 * 1024;
const WAMM_LIMIT_MS = 10_000;
const TIMEOUT_MS = isLong ? 7_200_000 : 1_200_000;

// What one try leaves in n8n the next one would find.
jest.retryTimes(0);

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
	const [sample] = genuine(id, url, 1, SAMPLE);
	return { id, workflow, url, isSigned: Object.keys(sample?.headers ?? {}).length > 0 };
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

/** Where a provider's deliveries go, and whether they prove what they are by their headers. */
interface Live {
	readonly url: string;
	readonly isSigned: boolean;
}

/** The statuses that a delivery of this kind may get: an address that isn't there is unknown to n8n. */
function expected({ request: { is, url } }: Answered, live: readonly Live[]): number[] {
	const pathOf = (each: string) => new URL(each).pathname;
	const target = live.find((each) => pathOf(each.url) === pathOf(url));
	if (!target) return [404];
	if (is === 'forgery') return [401];
	// What is too large is dropped before its signature is looked at.
	return is === 'garbage' && target.isSigned ? [401, 200] : [200];
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

		/** Sends, and waits until all that is genuine was told of. */
		const sent = async (moments: Parameters<typeof send>[1], before: number) => {
			const answered = await send(sandbox().wamm.webhooks, moments);
			const all = before + answered.filter(({ request }) => request.is === 'genuine').length;
			const found = async () => (told().length >= all ? true : undefined);
			await retried('all executions', found, TIMEOUT_MS / 2);
			await new Promise((resolve) => setTimeout(resolve, 3_000));
			return answered;
		};
		const first = await sent(warmUp, 0);
		const heapBefore = await heapOf(n8n.log());
		const second = await sent(rest, told().length);
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
		for (const one of answered) {
			expect(expected(one, live)).toContain(one.status);
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
