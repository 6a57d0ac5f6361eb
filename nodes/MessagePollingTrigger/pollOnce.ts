import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import {
	aheadHint,
	beginAt,
	type ApiClient,
	type ProviderDefinition,
	EVENT_KINDS,
	pollStateSchema,
	type PollState,
	advance,
	fetchWindows,
	toIso,
} from '../../adapters';
import { openNodeClient } from '../shared/clients';
import { readAccountPhone } from '../shared/parameters';
import { chosenOf, chosenStatuses, hasOption } from '../shared/triggers/triggerParameters';
import { toTriggerItem } from '../shared/triggers/triggerItem';
import { toNumber } from '../shared/values';
import { keptNumber, mayBeGone, numberToKeep } from './ownNumber';
import { createPollLog, type PollLog } from './pollLog';

/** Of the time that n8n gives a tick, so much is spent on reading on. */
const SHARE_OF_BUDGET = 0.8;
/** Where n8n is so old that it doesn't say. */
const DEFAULT_BUDGET_MS = 60_000;
const SHOWN_BY_HAND = 5;
/** Chats that are read by hand until one has something to show. */
const CHATS_BY_HAND = 5;

/** What a tick works with. */
export interface Poll {
	readonly context: IPollFunctions;
	readonly definition: ProviderDefinition<unknown>;
	readonly client: ApiClient<unknown>;
	/** Our own number as chosen. */
	readonly accountPhone: string | null;
	/** What the state belongs to: with another provider, credential or number it begins anew. */
	readonly of: string;
	/** Epoch milliseconds after which nothing is read on. */
	readonly deadline: number;
	readonly log: PollLog;
}

/** Opens the account for one tick: nothing is asked, and no pause goes, beyond n8n's time or the signal. */
export async function createPoll(
	context: IPollFunctions,
	definition: ProviderDefinition<unknown>,
	signal: AbortSignal,
): Promise<Poll> {
	const startedAt = Date.now();
	const budgetMs = context.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const credentialId = context.getNode().credentials?.[definition.credentialType]?.id ?? '';
	const accountPhone = readAccountPhone(context, definition);
	const log = createPollLog(context);
	const deadlineAt = startedAt + budgetMs;
	const { addHint } = log;
	const client = await openNodeClient(context, definition, { deadlineAt, signal, addHint });
	const of = [definition.id, credentialId, accountPhone ?? ''].join(':');
	const deadline = startedAt + budgetMs * SHARE_OF_BUDGET;
	return { context, definition, client, accountPhone, of, deadline, log };
}

function lookOf({ context, accountPhone, deadline }: Poll, ownPhone = accountPhone) {
	return {
		ownPhone,
		kinds: chosenOf(context, 'events', EVENT_KINDS),
		deadline,
	};
}

function rulesOf({ context, client }: Poll) {
	const minutes = toNumber(context.getNodeParameter('overdueMinutes', 30), {
		label: 'Overdue After',
		min: 1,
		max: 60 * 24 * 30,
	});
	return {
		kinds: chosenOf(context, 'events', EVENT_KINDS),
		statuses: chosenStatuses(context),
		overdueMs: minutes * 60_000,
		now: client.clock.now(),
	};
}

function readState({ context, of }: Poll): PollState | null {
	const { data } = pollStateSchema.safeParse(context.getWorkflowStaticData('node').state);
	return data?.of === of ? data : null;
}

function keepState({ context }: Poll, state: PollState): void {
	context.getWorkflowStaticData('node').state = state as unknown as IDataObject;
}

export function hasBegun(poll: Poll): boolean {
	return readState(poll) !== null;
}

/** Begins without having seen anything: what comes from now on is news. */
export function initialise(poll: Poll): void {
	keepState(poll, beginAt(toIso(poll.client.clock.now()), poll.of));
}

/** Lets the next poll take whatever is there for known. */
export function forget({ context }: Poll): void {
	delete context.getWorkflowStaticData('node').state;
}

/** The newest few, to build a workflow on; no state is read or changed. */
export async function preview(poll: Poll): Promise<INodeExecutionData[]> {
	const look = { ...lookOf(poll), mostChats: CHATS_BY_HAND };
	const seeing = await fetchWindows(poll.definition, poll.client, null, look);
	const { events } = advance(beginAt('', ''), seeing, rulesOf(poll), '');
	const includeRaw = hasOption(poll.context, 'includeRaw');
	return events.slice(-SHOWN_BY_HAND).map((event) => toTriggerItem(event, includeRaw));
}

/**
 * Polls, and emits what is new. The new state is assigned last, in one statement: a failure leaves the old one,
 * but for a number that may be gone.
 */
export async function pollOnce(poll: Poll): Promise<INodeExecutionData[]> {
	const { context, definition, client } = poll;
	const state = readState(poll);
	const rules = rulesOf(poll);
	const kept = keptNumber(state, rules.now);
	const seeing = await fetchWindows(definition, client, state, lookOf(poll, kept?.phone)).catch(
		(error: unknown) => {
			if (state?.own && mayBeGone(error)) keepState(poll, { ...state, own: undefined });
			throw error;
		},
	);
	const shown = seeing.windows.flatMap(({ records }) => records);
	const ahead = aheadHint(definition, client, shown);
	if (ahead) poll.log.addHint(ahead);
	const nameless = shown.filter(({ message }) => message.messageId === null);
	if (nameless.length > 0) poll.log.addHint({ code: 'withoutId', count: nameless.length });
	const step = advance(state, seeing, rules, poll.of);
	const about = { node: context.getNode().name };
	if (step.gaps > 0) {
		const text = 'Messages may have been missed between two polls: poll more often';
		context.logger.warn(text, { ...about, gaps: step.gaps });
	}
	if (seeing.missed > 0) {
		const text = 'Chats could not be read and will be tried again at the next polls';
		context.logger.warn(text, { ...about, chats: seeing.missed });
	}
	if (!seeing.isComplete)
		context.logger.warn('A poll ran out of time before it had read all', about);
	const includeRaw = hasOption(context, 'includeRaw');
	const items = step.events.map((event) => {
		const { missedAtLeast } = event;
		return toTriggerItem(event, includeRaw, missedAtLeast === undefined ? {} : { missedAtLeast });
	});
	const own = numberToKeep(kept, seeing.ownPhone, rules.now);
	keepState(poll, { ...step.state, ...(own && { own }) });
	return items;
}
