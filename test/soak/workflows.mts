import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../adapters/index.ts';
import { type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';
import type { N8nApi, SavedCredential, SavedWorkflow } from '../../tools/n8n/api.mts';
import { webhookUrl } from '../../tools/editor/desk.mts';
import { saveChain, type Step } from '../e2e/support/workflows.mts';
import { tellTo, workflowOf } from '../e2e/triggers/workflows.mts';
import type { Way } from './ways.mts';

const SECONDS_BETWEEN_TICKS = 20;
/** Of the messages sent last, so many statuses are asked for each time. */
const ASKED = 20;

/** The events that both triggers are asked for, where they have them; overdue ones must not come. */
const ARRIVALS = ['messageReceived', 'messageSent'];

const ticks = Array.from(
	{ length: 60 / SECONDS_BETWEEN_TICKS },
	(_, nth) => `${nth * SECONDS_BETWEEN_TICKS} * * * * *`,
);

/** What the workflows of one provider are made with. */
export interface Place {
	readonly api: N8nApi;
	readonly sandbox: Sandbox;
	readonly provider: ProviderId;
	/** Where they tell what they had. */
	readonly collector: string;
}

/** The credential of the seeded account, as its user fills it in. */
export function credentialOf(
	{ sandbox, provider }: Pick<Place, 'sandbox' | 'provider'>,
	statusCallback = '',
): IDataObject {
	const { baseUrl } = sandbox[provider];
	return { ...providerOf(provider).credential, baseUrl, statusCallback };
}

async function listen(place: Place, credential: SavedCredential): Promise<string> {
	const { api, sandbox, provider, collector } = place;
	const workflow = await api.createWorkflow(
		workflowOf({
			name: `${provider} webhook`,
			type: 'messageTrigger',
			parameters: {
				provider,
				events: [...ARRIVALS, 'statusChanged'],
				options: { includeSentByApi: true },
			},
			credential,
			then: tellTo(`${collector}/webhook/${provider}`),
		}),
	);
	const url = webhookUrl(api.url, workflow);
	const { pasteWebhook } = providerOf(provider);
	pasteWebhook?.(sandbox[provider], url);
	await api.activate(workflow);
	return url;
}

async function poll(place: Place, credential: SavedCredential): Promise<void> {
	const { api, provider, collector } = place;
	const { all } = registry[provider].capabilities;
	const item = ticks.map((cronExpression) => ({ mode: 'custom', cronExpression }));
	const ofStatuses = all?.includesStatus ? ['statusChanged', 'statusOverdue'] : [];
	const workflow = await api.createWorkflow(
		workflowOf({
			name: `${provider} polling`,
			type: 'messagePollingTrigger',
			parameters: { provider, events: [...ARRIVALS, ...ofStatuses], pollTimes: { item } },
			credential,
			then: tellTo(`${collector}/polling/${provider}`),
		}),
	);
	await api.activate(workflow);
}

/** Asks again and again for the statuses of the messages that were sent last. */
async function ask(place: Place, credential: SavedCredential): Promise<void> {
	const { api, provider, collector } = place;
	const { type, version, parameters } = tellTo(`${collector}/status/${provider}`);
	const body = '={{ { "messageId": $json.messageId, "status": $json.status } }}';
	const interval = ticks.map((expression) => ({ field: 'cronExpression', expression }));
	const steps: Step[] = [
		{
			name: 'Schedule',
			type: 'n8n-nodes-base.scheduleTrigger',
			version: 1.2,
			parameters: { rule: { interval } },
		},
		{
			name: 'List',
			type: 'listAllMessages',
			parameters: { provider, limit: ASKED, options: { direction: 'outbound' } },
			credential,
		},
		{
			name: 'Status',
			type: 'getMessageStatus',
			parameters: {
				provider,
				messageId: '={{ $json.messageId }}',
				phone: '={{ $json.phone }}',
				options: {},
			},
			credential,
		},
		{ name: 'Tell', type, version, parameters: { ...parameters, jsonBody: body } },
	];
	const workflow: SavedWorkflow = await saveChain(api, `${provider} status`, steps);
	await api.activate(workflow);
}

/** Saves and publishes the workflows of a provider that these ways need; gives the address that it tells. */
export async function publish(place: Place, ways: readonly Way[]): Promise<string | null> {
	const { api, provider } = place;
	const { credentialType, label } = registry[provider];
	const data = credentialOf(place);
	const credential = await api.createCredential(credentialType, data, `${label} account`);
	const url = ways.includes('webhook') ? await listen(place, credential) : null;
	if (ways.includes('polling')) await poll(place, credential);
	if (ways.includes('status')) await ask(place, credential);
	return url;
}
