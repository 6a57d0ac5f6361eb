import { randomUUID } from 'node:crypto';
import { SEEDED } from '../../../sandbox/index.mts';
import { rowsOf } from '../../../tools/n8n/api.mts';
import { retried } from '../../../tools/n8n/retried.mts';
import { type Receiver, startReceiver } from '../../sandbox/receiver.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { handed } from '../support/environment.mts';
import { useN8n } from '../support/useN8n.mts';
import { saveAccounts } from '../support/workflows.mts';
import { workflowOf } from '../triggers/workflows.mts';
import { messagesTo, saveSending } from './workflows.mts';

const CONTACTS = 50;
const FAILING = '0002';
/** Of the contacts, each tenth can't be reached. */
const MESSAGES = messagesTo(
	Array.from({ length: CONTACTS }, (_, nth) => (nth % 10 === 9 ? FAILING : '0100')),
);

const sandbox = useSandbox({ messages: 20, now: Date.now(), runningClock: true });
const api = useN8n();
let collector: Receiver;
beforeEach(async () => {
	collector = await startReceiver();
});
afterEach(() => collector.close());

type Told = { messageId: string; status: string };

/** The last status that the Message Webhook Trigger told of each message. */
function told(): Map<string, string> {
	const all = collector.arrived.map(({ body }) => JSON.parse(body) as Told);
	const ends = all.filter(({ status }) => status === 'read' || status === 'failed');
	return new Map(ends.map(({ messageId, status }) => [messageId, status]));
}

it('a list of 50 is sent, and each message followed to its end by lookups and by webhooks', async () => {
	const { wamm } = await saveAccounts(api(), sandbox());
	const webhookId = randomUUID();
	const channel = sandbox().wamm.channels.get(SEEDED.wamm.token);
	if (channel) channel.hook = `${handed().n8nUrl}/webhook/${webhookId}/webhook`;
	sandbox().wamm.outbox.pace = { sent: 1_000, delivered: 2_000, read: 4_000, apart: 100 };
	const trigger = await api().createWorkflow(
		workflowOf({
			name: 'Told of statuses',
			type: 'messageTrigger',
			parameters: { provider: 'wamm', events: ['statusChanged'] },
			credential: wamm,
			webhookId,
			then: {
				type: 'n8n-nodes-base.httpRequest',
				version: 4.2,
				parameters: {
					method: 'POST',
					url: collector.url,
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ { "messageId": $json.messageId, "status": $json.status } }}',
					options: {},
				},
			},
		}),
	);
	await api().activate(trigger);
	const parameters = {
		provider: 'wamm',
		messageId: '={{ $json.messageId }}',
		options: { waitUntil: 'final', waitMinutes: 3, waitIntervalSeconds: 2 },
	};
	const follow = { name: 'Follow', type: 'getMessageStatus', parameters, credential: wamm };
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES, { then: [follow] });
	const execution = await api().run(workflow, 'Start');

	expect(execution.status).toBe('success');
	const { messages } = sandbox().wamm.outbox;
	expect(messages.map(({ contact, text }) => `+${contact} ${text}`)).toEqual(
		MESSAGES.map(({ phone, text }) => `${phone} ${text}`),
	);
	const ends = messages.map(({ id, contact }) => [
		id,
		contact.endsWith(FAILING) ? 'failed' : 'read',
	]);
	expect(rowsOf(execution, 'Send').map(({ messageId, status }) => [messageId, status])).toEqual(
		messages.map(({ id }) => [id, 'pending']),
	);
	expect(rowsOf(execution, 'Follow').map(({ messageId, status }) => [messageId, status])).toEqual(
		ends,
	);
	const areAllTold = async () => (told().size === CONTACTS ? true : undefined);
	await retried('all statuses by webhook', areAllTold, 240_000);
	expect(told()).toEqual(new Map(ends as Array<[string, string]>));
	await api().deactivate(trigger);
}, 480_000);
