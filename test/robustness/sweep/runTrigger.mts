import { HookContext } from 'n8n-core';
import type { IDataObject, IWebhookData } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import { providerOf, type Sandbox, SEEDED } from '../../../sandbox/index.mts';
import { PollHost } from '../../support/engine/pollHost.mts';
import { type NodeCall, withNode } from '../../support/engine/preparedNode.mts';
import { arrange, credentialAt, PARAMETERS } from './arrange.mts';
import type { SweepCase } from './cases.mts';
import { categoriesOf } from './documented.mts';
import { problemsOfOutcome, outcomeOf, problemsOfSecrets } from './assertOutcome.mts';
import type { TestServers } from './testServers.mts';

/** What may be left for later when a workflow is activated: the URL at the provider is checked, no more. */
const OUT_OF_REACH = ['network', 'timeout', 'rateLimit', 'server'];

/** Ticks of one node don't overlap, so that each call is made by a node of its own. */
let calls = 0;

function callOf(
	{ provider, node }: SweepCase,
	baseUrl: string,
	staticData?: IDataObject,
): NodeCall {
	const credential = credentialAt(provider, baseUrl);
	const options = { includeRaw: true };
	return {
		node: {
			id: `node ${(calls += 1)}`,
			name: 'Node',
			type: node,
			parameters: { provider, ...PARAMETERS[node](provider), options } as never,
			credentials: { [credential.type]: 'account' },
		},
		credentials: { account: credential },
		...(staticData && { staticData }),
	};
}

interface Called {
	readonly error: Error | null;
	readonly items: readonly IDataObject[];
	readonly staticData: IDataObject;
}

async function poll(call: NodeCall): Promise<Called> {
	const host = await PollHost.ofScheduledTick(call);
	try {
		const items = (await host.tick()) ?? [];
		return { error: null, items: items.map(({ json }) => json), staticData: host.staticData };
	} catch (error) {
		return { error: error as Error, items: [], staticData: host.staticData };
	}
}

async function activate(call: NodeCall): Promise<Called> {
	return await withNode(call, 'trigger', async (prepared) => {
		const { workflow, node, type, additionalData, mode, staticData } = prepared;
		const webhookDescription = type.description.webhooks?.[0];
		const data = { isTest: false, webhookDescription } as unknown as IWebhookData;
		const context = new HookContext(workflow, node, additionalData, mode, 'activate', data);
		try {
			const isThere = await type.webhookMethods?.default?.checkExists.call(context);
			if (!isThere) await type.webhookMethods?.default?.create.call(context);
			return { error: null, items: [], staticData: staticData() };
		} catch (error) {
			return { error: error as Error, items: [], staticData: staticData() };
		}
	});
}

/** The ids and statuses that a polling trigger remembers. */
function remembered({ state }: IDataObject): string {
	return JSON.stringify((state as IDataObject | undefined)?.scopes ?? null);
}

/** A message from a contact arrives: a chat without news isn't read, and would not meet the fault. */
function arrive({ provider }: SweepCase, lane: Sandbox): void {
	const { idOf, arrive: tell } = providerOf(provider);
	const { whatsAppDigits: digits } = SEEDED.contacts.maria;
	const what = { id: idOf((calls += 1)), digits, text: 'news', isOurs: false, state: 'sent' };
	tell(lane[provider], { ...what, at: lane.clock.now() });
}

/** A tick that meets the fault, after one that did not: what the trigger knew it has to know afterwards. */
async function runPolling(one: SweepCase, servers: TestServers, lane: Sandbox): Promise<string[]> {
	const { provider } = one;
	const { baseUrl: healthy } = servers.healthy[provider];
	const before = await PollHost.ofActivation(callOf(one, healthy), 'activate');
	await before.tick();
	arrive(one, lane);
	const baseUrl = arrange(one, servers, lane);
	const startedAt = performance.now();
	const called = await poll(callOf(one, baseUrl, before.staticData));
	const { error, items, staticData } = called;
	const isKept = remembered(staticData) === remembered(before.staticData);
	const failure = error && { message: error.message, details: null };
	const requests = [...lane[provider].requests];
	const tookMs = Math.round(performance.now() - startedAt);
	return [
		...(error && !isKept ? ['forgets what it knew'] : []),
		...problemsOfOutcome(one, { failure, items, requests, tookMs }),
		...problemsOfSecrets([called, staticData]),
	];
}

/** The activation of a webhook trigger. One that only checks the URL at the provider isn't stopped by an outage. */
async function runActivation(
	one: SweepCase,
	servers: TestServers,
	lane: Sandbox,
): Promise<string[]> {
	const { provider } = one;
	const baseUrl = arrange(one, servers, lane);
	const called = await activate(callOf(one, baseUrl));
	const expected = outcomeOf(one);
	const { error } = called;
	const problems = problemsOfSecrets(called);
	if (
		error &&
		categoriesOf(error.message).length === 0 &&
		!/sends its webhooks to/.test(error.message)
	) {
		problems.push(`says what docs/errors.md does not: ${error.message}`);
	}
	if (typeof expected === 'object') {
		const mayPass =
			registry[provider].capabilities.webhook === 'byUser' &&
			OUT_OF_REACH.includes(expected.category);
		if (!error && !mayPass) problems.push(`does not fail with ${expected.category}`);
		if (error && !categoriesOf(error.message).includes(expected.category)) {
			problems.push(`says ${error.message} instead of ${expected.category}`);
		}
	}
	return problems;
}

/** Calls a trigger as n8n does. */
export async function runTrigger(
	one: SweepCase,
	servers: TestServers,
	lane: Sandbox,
): Promise<string[]> {
	const run = one.node === 'messagePollingTrigger' ? runPolling : runActivation;
	return await run(one, servers, lane);
}
