import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SEEDED } from '../../../sandbox/index.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { type RunningN8n, startN8n } from '../../../tools/n8n/startN8n.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { arrive, idOf } from '../../nodes/triggers/arrivals.mts';
import { type Receiver, startReceiver } from '../../sandbox/receiver.mts';
import { tellTo, workflowOf } from './workflows.mts';

const SECONDS_BETWEEN_TICKS = 5;
/** Longer than from one tick to the next but one. */
const SLOW_MS = 12_000;

const sandbox = useSandbox();
let folder: string;
let collector: Receiver;
let n8n: RunningN8n;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'message-tracker-polling-'));
	collector = await startReceiver();
	n8n = await startN8n({ userFolder: folder });
});
afterAll(async () => {
	await n8n?.stop();
	await collector?.close();
	rmSync(folder, { recursive: true, force: true });
});

/** The messages that started an execution, in the order in which they did. */
const told = () =>
	collector.arrived.map(({ body }) => (JSON.parse(body) as { eventId: string }).eventId);
const eventOf = (nth: number) => expect.stringContaining(`:${idOf('wamm', nth)}:`);

async function toldOf(count: number): Promise<string[]> {
	return await retried(`${count} events`, async () =>
		told().length >= count ? told() : undefined,
	);
}

async function ticksPass(count: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, count * SECONDS_BETWEEN_TICKS * 1_000));
}

it('emits what arrives once: over a restart of n8n, and when ticks overlap', async () => {
	const credential = await n8n.api.createCredential('wammChatApi', {
		token: SEEDED.wamm.token,
		baseUrl: sandbox().wamm.baseUrl,
	});
	const ticks = Array.from({ length: 60 / SECONDS_BETWEEN_TICKS }, (_, nth) => ({
		mode: 'custom',
		cronExpression: `${nth * SECONDS_BETWEEN_TICKS} * * * * *`,
	}));
	const workflow = await n8n.api.createWorkflow(
		workflowOf({
			name: 'Polled',
			type: 'messagePollingTrigger',
			parameters: {
				provider: 'wamm',
				events: ['messageReceived', 'messageSent'],
				pollTimes: { item: ticks },
			},
			credential,
			then: tellTo(collector.url),
		}),
	);
	await n8n.api.activate(workflow);
	arrive(sandbox(), 'wamm', { id: idOf('wamm', 1) });
	expect(await toldOf(1)).toEqual([eventOf(1)]);

	await n8n.stop();
	arrive(sandbox(), 'wamm', { id: idOf('wamm', 2) });
	n8n = await startN8n({ userFolder: folder });
	expect(await toldOf(2)).toEqual([eventOf(1), eventOf(2)]);

	sandbox().wamm.faults.add({ fault: { kind: 'latency', ms: SLOW_MS } });
	arrive(sandbox(), 'wamm', { id: idOf('wamm', 3) });
	await toldOf(3);
	await ticksPass(2);
	sandbox().wamm.faults.clear();
	arrive(sandbox(), 'wamm', { id: idOf('wamm', 4) });
	await toldOf(4);
	await ticksPass(3);
	expect(told()).toEqual([1, 2, 3, 4].map(eventOf));
}, 240_000);
