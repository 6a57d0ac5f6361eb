import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import {
	beginAt,
	type Context,
	type Definition,
	EVENT_KINDS,
	hoursAhead,
	pollStateSchema,
	type PollState,
	pollStep,
	see,
	toIso,
} from '../../adapters';
import { openThrough } from '../shared/clients';
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
/** Of one request. */
const TIMEOUT_MS = 30_000;
const SHOWN_BY_HAND = 5;
/** Chats that are read by hand until one has something to show. */
const CHATS_BY_HAND = 5;

/** What a tick works with. */
export interface Poll {
	readonly host: IPollFunctions;
	readonly definition: Definition<unknown>;
	readonly account: Context<unknown>;
	/** Our own number as chosen. */
	readonly accountPhone: string | null;
	/** What the state belongs to: with another provider, credential or number it begins anew. */
	readonly of: string;
	/** Epoch milliseconds after which nothing is read on. */
	readonly deadline: number;
	readonly log: PollLog;
}

/** Opens the account for one tick: nothing is asked, and no pause goes, beyond n8n's time or the signal. */
export async function openPoll(
	host: IPollFunctions,
	definition: Definition<unknown>,
	signal: AbortSignal,
): Promise<Poll> {
	const startedAt = Date.now();
	const budgetMs = host.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	const credentialId = host.getNode().credentials?.[definition.credentialType]?.id ?? '';
	const accountPhone = readAccountPhone(host, definition);
	const log = createPollLog(host);
	const credential = await host.getCredentials(definition.credentialType);
	const pace = { concurrency: null, timeoutMs: TIMEOUT_MS, deadlineAt: startedAt + budgetMs };
	const account = openThrough(host, definition, credential, pace, signal, log.notify);
	const of = [definition.id, credentialId, accountPhone ?? ''].join(':');
	const deadline = startedAt + budgetMs * SHARE_OF_BUDGET;
	return { host, definition, account, accountPhone, of, deadline, log };
}

function lookOf({ host, accountPhone, deadline }: Poll, ownPhone = accountPhone) {
	return {
		account: ownPhone,
		kinds: chosenOf(host, 'events', EVENT_KINDS),
		deadline,
	};
}

function rulesOf({ host, account }: Poll) {
	const minutes = toNumber(host.getNodeParameter('overdueMinutes', 30), {
		label: 'Overdue After',
		min: 1,
		max: 60 * 24 * 30,
	});
	return {
		kinds: chosenOf(host, 'events', EVENT_KINDS),
		statuses: chosenStatuses(host),
		overdueMs: minutes * 60_000,
		now: account.clock.now(),
	};
}

function readState({ host, of }: Poll): PollState | null {
	const { data } = pollStateSchema.safeParse(host.getWorkflowStaticData('node').state);
	return data?.of === of ? data : null;
}

function keepState({ host }: Poll, state: PollState): void {
	host.getWorkflowStaticData('node').state = state as unknown as IDataObject;
}

export function hasBegun(poll: Poll): boolean {
	return readState(poll) !== null;
}

/** Begins without having seen anything: what comes from now on is news. */
export function begin(poll: Poll): void {
	keepState(poll, beginAt(toIso(poll.account.clock.now()), poll.of));
}

/** The newest few, to build a workflow on; no state is read or changed. */
export async function show(poll: Poll): Promise<INodeExecutionData[]> {
	const look = { ...lookOf(poll), mostChats: CHATS_BY_HAND };
	const seeing = await see(poll.definition, poll.account, null, look);
	const { events } = pollStep(beginAt('', ''), seeing, rulesOf(poll), '');
	const keepsRaw = hasOption(poll.host, 'includeRaw');
	return events.slice(-SHOWN_BY_HAND).map((event) => toTriggerItem(event, keepsRaw));
}

/**
 * Looks, and puts out what is news. The new state is assigned last, in one statement: a failure leaves the old one,
 * but for a number that may be gone.
 */
export async function tick(poll: Poll): Promise<INodeExecutionData[]> {
	const { host, definition, account } = poll;
	const state = readState(poll);
	const rules = rulesOf(poll);
	const kept = keptNumber(state, rules.now);
	const seeing = await see(definition, account, state, lookOf(poll, kept?.phone)).catch(
		(error: unknown) => {
			if (state?.own && mayBeGone(error)) keepState(poll, { ...state, own: undefined });
			throw error;
		},
	);
	const shown = seeing.windows.flatMap(({ observations }) => observations);
	const hours = hoursAhead(shown, rules.now);
	if (hours > 0) poll.log.notify({ code: 'clockAhead', count: hours });
	const step = pollStep(state, seeing, rules, poll.of);
	const about = { node: host.getNode().name };
	if (step.gaps > 0) {
		const text = 'Messages may have been missed between two polls: poll more often';
		host.logger.warn(text, { ...about, gaps: step.gaps });
	}
	if (seeing.missed > 0) {
		const text = 'Chats could not be read and will be tried again at the next polls';
		host.logger.warn(text, { ...about, chats: seeing.missed });
	}
	if (!seeing.isComplete) host.logger.warn('A poll ran out of time before it had read all', about);
	const keepsRaw = hasOption(host, 'includeRaw');
	const items = step.events.map((event) => {
		const { missedAtLeast } = event;
		return toTriggerItem(event, keepsRaw, missedAtLeast === undefined ? {} : { missedAtLeast });
	});
	const own = numberToKeep(kept, seeing.account, rules.now);
	keepState(poll, { ...step.state, ...(own && { own }) });
	return items;
}
