import { randomUUID } from 'node:crypto';
import { SEEDED, withMischief } from '../../../sandbox/index.mts';
import { messageEvent } from '../../../sandbox/wamm/events.mts';
import { messageBody } from '../../../sandbox/twoChat/events.mts';
import { generateWammMessages } from '../../../sandbox/wamm/generate.mts';
import type { Labelled } from '../../../sandbox/webhooks/faultyDelivery.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { type RunningN8n, startN8n } from '../../../tools/n8n/startN8n.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { type Receiver, startReceiver } from '../../sandbox/receiver.mts';
import { heapOf, INSPECTED } from './heapOf.mts';
import { tellTo, wait, workflowOf } from './workflows.mts';

const GENUINE = 1_400;
/** Of 2,000 deliveries: 20 % duplicates, 5 % forgeries, 5 % garbage. */
const MISCHIEF = {
	seed: 1,
	duplicates: 400 / GENUINE,
	forgeries: 100 / GENUINE,
	garbage: 100 / GENUINE,
};
const AT_ONCE = 8;
const WARM_UP = 200;
const MAX_GROWTH = 5 * 1024 * 1024;
const WAMM_LIMIT_MS = 10_000;
const RECEIVED = 'whatsapp.message.received';

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

async function credentials() {
	const { api } = n8n;
	const { token } = SEEDED.wamm;
	const { apiKey } = SEEDED.twoChat;
	return {
		wamm: await api.createCredential('wammChatApi', { token, baseUrl: sandbox().wamm.baseUrl }),
		twoChat: await api.createCredential('twoChatMessagingApi', {
			apiKey,
			baseUrl: sandbox().twoChat.baseUrl,
		}),
	};
}

function channel() {
	const found = sandbox().wamm.channels.get(SEEDED.wamm.token);
	if (!found) throw new Error('no channel');
	return found;
}

/** Genuine letters of so many new messages at WAMM.chat. */
function wammLetters(url: string, count: number) {
	const chats = [...channel().chats.values()] as [never, ...never[]];
	const until = sandbox().clock.now();
	const messages = generateWammMessages({ seed: 7, count, chats, until, firstId: 7_000_000 });
	return messages.map((message) => ({
		url,
		body: JSON.stringify(messageEvent(channel(), message, false, until)),
	}));
}

function twoChatLetters(url: string, count: number) {
	const number = sandbox()
		.twoChat.accounts.get(SEEDED.twoChat.apiKey)
		?.numbers.get(SEEDED.twoChat.phone);
	const sample = number?.messages.find(SEEDED.twoChat.messageUuids.inbound, Infinity);
	if (!number || !sample) throw new Error('no message');
	return Array.from({ length: count }, (_, nth) => {
		const message = { ...sample, uuid: `MSG${randomUUID()}` };
		const shape = (['flat', 'named', 'nested'] as const)[nth % 3] ?? 'flat';
		return { url, body: JSON.stringify(messageBody(number, message, RECEIVED, shape)) };
	});
}

interface Answered {
	readonly letter: Labelled;
	readonly status: number | null;
	readonly tookMs: number;
}

const countOf = (answered: readonly Answered[]) =>
	answered.filter(({ letter }) => letter.is === 'genuine').length;

/** Sends moments in their order, so many at once. */
async function send(moments: readonly Labelled[][]): Promise<Answered[]> {
	const courier = sandbox().wamm.webhooks;
	const answered: Answered[] = [];
	const left = [...moments];
	const work = async () => {
		for (let moment = left.shift(); moment; moment = left.shift()) {
			const letters = moment.map(async (letter) => {
				const { attempts } = await courier.deliver(letter);
				const { status = null, tookMs = 0 } = attempts[0] ?? {};
				answered.push({ letter, status, tookMs });
			});
			await Promise.all(letters);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return answered;
}

it('2,000 deliveries start the genuine ones once each, are answered as promised, and leave no heap', async () => {
	const { api } = n8n;
	const { wamm, twoChat } = await credentials();
	const webhookId = randomUUID();
	const then = tellTo(collector.url);
	const events = ['messageReceived', 'messageSent'];
	const common = { type: 'messageTrigger' as const, then };
	const wammUrl = `${n8n.url}/webhook/${webhookId}/webhook`;
	channel().hook = wammUrl;
	const drafts = [
		{ name: 'WAMM', parameters: { provider: 'wamm', events }, credential: wamm, webhookId },
		{ name: '2Chat', parameters: { provider: 'twoChat', events }, credential: twoChat },
	];
	const workflows = [];
	for (const draft of drafts) {
		const workflow = await api.createWorkflow(workflowOf({ ...common, ...draft }));
		await api.activate(workflow);
		workflows.push(workflow);
	}
	const hooks = [...sandbox().twoChat.webhooks.subscriptions.values()];
	const twoChatUrl = hooks.find(({ event_name }) => event_name === RECEIVED)?.hook_url ?? '';
	expect(twoChatUrl).toContain(n8n.url);

	const letters = [
		...withMischief(wammLetters(wammUrl, GENUINE / 2), MISCHIEF),
		...withMischief(twoChatLetters(twoChatUrl, GENUINE / 2), MISCHIEF),
	];
	const warmUp = [...letters.slice(0, WARM_UP / 2), ...letters.slice(-WARM_UP / 2)];
	const rest = letters.slice(WARM_UP / 2, -WARM_UP / 2);
	const all = letters.flat();
	expect(all).toHaveLength(2_000);

	const settled = async (answered: readonly Answered[], before: number) => {
		const expected = before + countOf(answered);
		const found = async () => (told().length >= expected ? true : undefined);
		await retried('all executions', found, 240_000);
		await new Promise((resolve) => setTimeout(resolve, 3_000));
	};
	const first = await send(warmUp);
	await settled(first, 0);
	const heapBefore = await heapOf(n8n.log());
	const second = await send(rest);
	await settled(second, countOf(first));
	const heapAfter = await heapOf(n8n.log());

	const answered = [...first, ...second];
	expect(answered).toHaveLength(2_000);
	expect(new Set(told()).size).toBe(told().length);
	expect(told()).toHaveLength(GENUINE);
	for (const workflow of workflows) {
		expect(await api.countExecutions(workflow.id)).toBe(GENUINE / 2);
	}
	for (const { letter, status, tookMs } of answered) {
		const forged = letter.url.includes('event=') ? 401 : 404;
		expect([letter.is, status]).toEqual([letter.is, letter.is === 'forgery' ? forged : 200]);
		expect(tookMs).toBeLessThan(WAMM_LIMIT_MS);
	}
	expect(heapAfter - heapBefore).toBeLessThan(MAX_GROWTH);
}, 600_000);

it('answers at once, also while a workflow of 5 s runs', async () => {
	const { api } = n8n;
	const { wamm } = await credentials();
	const webhookId = randomUUID();
	const url = `${n8n.url}/webhook/${webhookId}/webhook`;
	channel().hook = url;
	const workflow = await api.createWorkflow(
		workflowOf({
			name: 'Slow',
			type: 'messageTrigger',
			parameters: { provider: 'wamm', events: ['messageReceived', 'messageSent'] },
			credential: wamm,
			webhookId,
			then: wait(5),
		}),
	);
	await api.activate(workflow);
	const letters = wammLetters(url, 20).map((letter) => [{ ...letter, is: 'genuine' as const }]);
	const began = Date.now();
	const answered = await send(letters);
	expect(answered.map(({ status }) => status)).toEqual(Array(20).fill(200));
	expect(Math.max(...answered.map(({ tookMs }) => tookMs))).toBeLessThan(5_000);
	const executions = await retried('the slow executions', async () => {
		const found = await api.executions(workflow.id);
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
		const before = await n8n.api.countExecutions();
		const { attempts } = await sandbox().wamm.webhooks.deliver({ url: channel().hook, body });
		expect(attempts[0]?.status).toBe(status);
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(await n8n.api.countExecutions()).toBe(before);
	},
	60_000,
);
