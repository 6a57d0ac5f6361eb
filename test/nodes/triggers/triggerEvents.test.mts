import type { IDataObject } from 'n8n-workflow';
import { type ProviderDefinition, registry } from '../../../adapters/index.ts';
import { exampleProvider, PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import { Poller } from '../messagePollingTrigger/poller.mts';
import { Trigger } from './trigger.mts';

const CHANGED = ['statusChanged'];
const BOTH = 'Choose in Events: Message Received or Message Sent.';
const THREE = 'Choose in Events: Message Received, Message Sent or Status Changed.';
const FOUR = 'Choose in Events: Message Received, Message Sent, Status Changed or Status Overdue.';
const STATUSES = 'Deleted, Delivered, Failed, Pending, Read, Sent or Unknown';
const leaveOut = (statuses: string) =>
	`Choose in Statuses: ${statuses}. Or leave Status Changed out of Events.`;

const definitionOf = (id: ProviderId) => registry[id] as ProviderDefinition<never>;
const labelOf = (id: ProviderId) => definitionOf(id).label;
const tellsStatus = (id: ProviderId) => definitionOf(id).capabilities.all?.includesStatus === true;
const LISTENING = PROVIDERS.filter((id) => definitionOf(id).webhook);
const TELLING = exampleProvider(({ id, webhook }) => tellsStatus(id as ProviderId) && !!webhook);
const CHOOSY = exampleProvider(({ capabilities }) => capabilities.webhookStatuses !== undefined);
const SILENT = exampleProvider(({ webhook }) => webhook === undefined);

/** Parameters, what happened, what to do. */
type Case = readonly [ProviderId, IDataObject, string, string];

const NEITHER: Case[] = [
	[
		TELLING,
		{ events: CHANGED, statuses: [] },
		'No status is chosen that Status Changed starts on.',
		leaveOut(STATUSES),
	],
	[
		TELLING,
		{ events: ['messageReceived', 'reaction'] },
		`${labelOf(TELLING)} never reports “reaction”.`,
		FOUR,
	],
	[TELLING, { events: [5] }, `${labelOf(TELLING)} never reports “5”.`, FOUR],
];

describe('A trigger that could never start', () => {
	const sandbox = useSandbox();
	captureLogs();
	const noRequests = () => {
		for (const provider of PROVIDERS) expect(sandbox()[provider].requests).toEqual([]);
	};
	const poller = (provider: ProviderId, parameters: IDataObject) =>
		new Poller(sandbox(), { provider, parameters: parameters as never });

	it.each<Case>([
		...NEITHER,
		...PROVIDERS.map((provider): Case => {
			return [provider, { events: [] }, 'No event is chosen.', tellsStatus(provider) ? FOUR : BOTH];
		}),
		[TELLING, { events: '' }, 'No event is chosen.', FOUR],
		...PROVIDERS.filter((id) => !tellsStatus(id)).flatMap((provider): Case[] => [
			[
				provider,
				{ events: ['statusOverdue'] },
				`${labelOf(provider)} never reports Status Overdue.`,
				BOTH,
			],
			[
				provider,
				{ events: ['messageReceived', 'statusChanged', 'statusOverdue'], statuses: ['read'] },
				`${labelOf(provider)} never reports Status Changed or Status Overdue.`,
				BOTH,
			],
		]),
	])('is not published to poll %s: %j', async (provider, parameters, message, description) => {
		const one = poller(provider, parameters);
		const runs = [() => one.activate(), () => one.activate('init'), () => one.byHand()];
		for (const run of runs) {
			await expect(run()).rejects.toMatchObject({ message, description });
		}
		expect(one.memory).toEqual({});
		noRequests();
	});

	it.each<Case>([
		...NEITHER.map(([provider, parameters, message, advice]): Case => {
			return [provider, parameters, message, advice === FOUR ? THREE : advice];
		}),
		...LISTENING.flatMap((provider): Case[] => [
			[provider, { events: [] }, 'No event is chosen.', THREE],
			[
				provider,
				{ events: ['statusOverdue'] },
				`${labelOf(provider)} never reports Status Overdue.`,
				THREE,
			],
		]),
		[
			CHOOSY,
			{ events: ['messageReceived', 'statusChanged'], statuses: ['deleted', 'pending'] },
			`${labelOf(CHOOSY)} never reports the chosen statuses.`,
			leaveOut('Delivered, Failed, Read or Sent'),
		],
		[
			CHOOSY,
			{ provider: SILENT, events: ['messageReceived'] },
			`${labelOf(SILENT)} sends no webhooks.`,
			'Choose another provider, or use the Message Polling Trigger.',
		],
	])('is not published to listen to %s: %j', async (provider, parameters, message, description) => {
		const of = { provider: provider, parameters: parameters as never };
		const one = new Trigger(sandbox(), of);
		const runs = [() => one.activate(), () => one.activate('init'), () => one.listen()];
		for (const run of runs) {
			await expect(run()).rejects.toMatchObject({ message, description });
			noRequests();
		}
	});

	it('is none where one status of several is told of', async () => {
		const parameters = { events: CHANGED, statuses: ['deleted', 'read'] };
		const one = new Trigger(sandbox(), { provider: CHOOSY, parameters });
		await one.activate();
		await one.deactivate();
	});
});
