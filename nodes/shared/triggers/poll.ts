import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import {
	type Context,
	type Definition,
	EVENT_KINDS,
	pollStateSchema,
	type PollState,
	pollStep,
	ProviderError,
	see,
} from '../../../adapters';
import { toItemFailure } from '../failure';
import { toNumber } from '../values';
import {
	chosenOf,
	chosenStatuses,
	hasOption,
	nodeKey,
	triggerAccount,
	triggerAccountPhone,
	triggerProvider,
} from './triggerHost';
import { toTriggerItem } from './triggerItem';

const SHARE_OF_BUDGET = 0.8;
const DEFAULT_BUDGET_MS = 60_000;
const SHOWN_BY_HAND = 5;

/** Nodes that are being polled at the moment: ticks may overlap, and then only one counts. */
const polling = new Set<string>();

interface Poll {
	readonly host: IPollFunctions;
	readonly definition: Definition<unknown>;
	readonly account: Context<unknown>;
	readonly accountPhone: string | null;
}

function lookOf({ host, accountPhone }: Poll) {
	const budgetMs = host.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	return {
		account: accountPhone,
		kinds: chosenOf(host, 'events', EVENT_KINDS),
		deadline: Date.now() + budgetMs * SHARE_OF_BUDGET,
	};
}

function rulesOf(host: IPollFunctions) {
	const minutes = toNumber(host.getNodeParameter('overdueMinutes', 30), {
		label: 'Overdue After',
		min: 1,
		max: 60 * 24 * 30,
	});
	return {
		kinds: chosenOf(host, 'events', EVENT_KINDS),
		statuses: chosenStatuses(host),
		overdueMs: minutes * 60_000,
		now: Date.now(),
	};
}

/** What the state belongs to: with another provider, credential or number it begins anew. */
function ownerOf({ host, definition, accountPhone }: Poll): string {
	const credential = host.getNode().credentials?.[definition.credentialType]?.id ?? '';
	return [definition.id, credential, accountPhone ?? ''].join(':');
}

function readState(data: IDataObject, of: string): PollState | null {
	const { success, data: state } = pollStateSchema.safeParse(data.state);
	return success && state.of === of ? state : null;
}

/** The newest few, to build a workflow on; no state is read or changed. */
async function show(poll: Poll): Promise<INodeExecutionData[]> {
	const { windows } = await see(poll.definition, poll.account, null, lookOf(poll));
	const beginning = { of: '', since: '', until: '', scopes: [] };
	const { events } = pollStep(beginning, { windows, until: '' }, rulesOf(poll.host), '');
	const keepsRaw = hasOption(poll.host, 'includeRaw');
	return events.slice(-SHOWN_BY_HAND).map((event) => toTriggerItem(event, keepsRaw));
}

async function tick(poll: Poll): Promise<INodeExecutionData[]> {
	const { host, definition, account } = poll;
	const data = host.getWorkflowStaticData('node');
	const of = ownerOf(poll);
	const state = readState(data, of);
	const rules = rulesOf(host);
	const seeing = await see(definition, account, state, lookOf(poll));
	const step = pollStep(state, seeing, rules, of);
	if (step.gaps > 0) {
		host.logger.warn('Messages may have been missed between two polls: poll more often', {
			node: host.getNode().name,
			gaps: step.gaps,
		});
	}
	const keepsRaw = hasOption(host, 'includeRaw');
	const items = step.events.map((event) => {
		const { missedAtLeast } = event;
		return toTriggerItem(event, keepsRaw, missedAtLeast === undefined ? {} : { missedAtLeast });
	});
	data.state = step.state as unknown as IDataObject;
	return items;
}

/** Whether the provider may answer later without anybody changing the node or its credential. */
function isNotReady(error: unknown): boolean {
	return ProviderError.isInstance(error) && (error.retryable || error.category === 'notConnected');
}

/** A first tick whose provider isn't ready: polling begins now, and what comes later is news. */
function beginWithout(poll: Poll, reason: string): void {
	const { host } = poll;
	const now = new Date().toISOString();
	const state = { of: ownerOf(poll), since: now, until: now, scopes: [] };
	host.getWorkflowStaticData('node').state = state;
	host.logger.warn(`Polling begins although the provider is not ready: ${reason}`, {
		node: host.getNode().name,
	});
}

/** One tick in the life of the trigger; ticks that overlap another one do nothing. */
export async function runPoll(host: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const definition = triggerProvider(host);
	const key = nodeKey(host);
	if (polling.has(key)) return null;
	polling.add(key);
	try {
		const account = await triggerAccount(host, definition);
		const accountPhone = triggerAccountPhone(host, definition);
		const poll = { host, definition, account, accountPhone };
		const items = host.getMode() === 'manual' ? await show(poll) : await tickOrBegin(poll);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		const { id: provider, label } = definition;
		throw toItemFailure(error, { provider, label }).toNodeError(host.getNode(), 0, false);
	} finally {
		polling.delete(key);
	}
}

async function tickOrBegin(poll: Poll): Promise<INodeExecutionData[]> {
	const isFirst = readState(poll.host.getWorkflowStaticData('node'), ownerOf(poll)) === null;
	return await tick(poll).catch((error: unknown) => {
		if (!isFirst || !isNotReady(error)) throw error;
		const { id: provider, label } = poll.definition;
		beginWithout(poll, toItemFailure(error, { provider, label }).what);
		return [];
	});
}
