import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import {
	beginAt,
	type Context,
	type Definition,
	EVENT_KINDS,
	pollStateSchema,
	type PollState,
	pollStep,
	see,
	toIso,
} from '../../adapters';
import { toNumber } from '../shared/values';
import { readAccountPhone } from '../shared/parameters';
import { keptNumber, mayBeGone, numberToKeep } from './ownNumber';
import {
	chosenOf,
	chosenStatuses,
	hasOption,
	triggerAccount,
} from '../shared/triggers/triggerHost';
import { toTriggerItem } from '../shared/triggers/triggerItem';

/** Of the time that n8n gives a tick, so much is spent on asking. */
const SHARE_OF_BUDGET = 0.8;
const DEFAULT_BUDGET_MS = 60_000;
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
}

export async function openPoll(
	host: IPollFunctions,
	definition: Definition<unknown>,
): Promise<Poll> {
	const credential = host.getNode().credentials?.[definition.credentialType]?.id ?? '';
	const accountPhone = readAccountPhone(host, definition);
	const account = await triggerAccount(host, definition, Infinity, ({ code, count = 1 }) =>
		host.logger.debug('Not everything could be read', { node: host.getNode().name, code, count }),
	);
	const of = [definition.id, credential, accountPhone ?? ''].join(':');
	return { host, definition, account, accountPhone, of };
}

function lookOf({ host, account, accountPhone }: Poll, ownPhone = accountPhone) {
	const budgetMs = host.getPollBudgetMs?.() ?? DEFAULT_BUDGET_MS;
	return {
		account: ownPhone,
		kinds: chosenOf(host, 'events', EVENT_KINDS),
		deadline: account.clock.now() + budgetMs * SHARE_OF_BUDGET,
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
