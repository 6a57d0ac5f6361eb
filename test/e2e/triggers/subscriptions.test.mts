import { SEEDED } from '../../../sandbox/index.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { useN8n } from '../support/useN8n.mts';
import { nothing, workflowOf } from './workflows.mts';

const sandbox = useSandbox();
const api = useN8n();
const TOPICS = ['whatsapp.message.received', 'whatsapp.message.sent'];
const topics = () =>
	[...sandbox().twoChat.webhooks.subscriptions.values()].map(({ event_name }) => event_name);
/** 2Chat refuses such requests: the nth of them, or all. */
const refuse = (method: string, path: string, nth?: number) =>
	sandbox().twoChat.faults.add({
		match: { method, path, ...(nth !== undefined && { nth }) },
		fault: { kind: 'status', code: 422 },
	});

async function save() {
	const credential = await api().createCredential('twoChatMessagingApi', {
		apiKey: SEEDED.twoChat.apiKey,
		baseUrl: sandbox().twoChat.baseUrl,
	});
	const events = ['messageReceived', 'messageSent'];
	return await api().createWorkflow(
		workflowOf({
			name: 'Subscribed',
			type: 'messageTrigger',
			parameters: { provider: 'twoChat', events },
			credential,
			then: nothing,
		}),
	);
}

it('an active workflow is subscribed at 2Chat, an inactive one is not', async () => {
	const workflow = await save();
	for (let time = 0; time < 2; time += 1) {
		await api().activate(workflow);
		expect(topics()).toEqual(TOPICS);
		await api().deactivate(workflow);
		expect(topics()).toEqual([]);
	}
});

it('an activation that fails half-way says why and leaves no subscription', async () => {
	const workflow = await save();
	refuse('POST', 'subscribe/whatsapp.message.sent');
	await expect(api().activate(workflow)).rejects.toThrow(
		'2Chat did not accept a value of the request.',
	);
	expect(topics()).toEqual([]);
});

it.each([
	['subscribing', 'POST', 'subscribe/', 2],
	['unsubscribing', 'DELETE', 'webhooks/', 1],
])('a call of %s that fails once leaves no subscription in the end', async (_what, ...fault) => {
	const workflow = await save();
	refuse(...fault);
	await api().activate(workflow);
	expect(topics()).toEqual(TOPICS);
	await api().deactivate(workflow);
	expect(topics()).toEqual([]);
});
