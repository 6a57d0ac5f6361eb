import type { IDataObject } from 'n8n-workflow';
import { messageSchema, registry, type ProviderCapabilities } from '../../../adapters/index.ts';
import type { RecordedRequest } from '../../../sandbox/index.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { repetitions } from './arrange.mts';
import { isTrigger, type SweepCase } from './cases.mts';
import { categoriesOf } from './documented.mts';
import { SECRET } from './leakedSecrets.mts';
import type { Outcome } from './faults.mts';

/** A failure as whoever runs the workflow sees it. */
export interface SeenFailure {
	readonly message: string;
	/** Null where n8n shows none: when the node stops. */
	readonly details: IDataObject | null;
}

/** What one case came to, for the faulty account. */
export interface Seen {
	readonly failure: SeenFailure | null;
	readonly items: readonly IDataObject[];
	readonly requests: readonly RecordedRequest[];
	readonly tookMs: number;
}

const MAX_MS = 20_000;
/** Failures that may pass by themselves: only their requests are ever repeated. */
const REPEATED = ['network', 'rateLimit', 'server'];

/** Failures of one chat, which polling leaves for its next tick when the other chats have no news. */
const OF_ONE_CHAT = ['server', 'notFound', 'invalidRequest', 'invalidResponse', 'timeout'];

function isLeftToNextTick({ provider, node, where }: SweepCase): boolean {
	const isOfChats =
		registry[provider].capabilities.all?.maxPerChat !== undefined && where === 'mainRequest';
	return isOfChats && node === 'messagePollingTrigger';
}

/** A message that isn't there: where our number was looked up before, the address is known to be right. */
function isMissingMessage({ provider, node, where, fault }: SweepCase): boolean {
	const isStatus = node === 'getMessageStatus' && where === 'mainRequest';
	const { needsAccount, isAccountOptional = false }: ProviderCapabilities =
		registry[provider].capabilities;
	return isStatus && fault.name === 'HTTP 404' && needsAccount && !isAccountOptional;
}

/** The case's outcome for its provider. */
export function outcomeOf(one: SweepCase): Outcome {
	if (isMissingMessage(one)) return { category: 'notFound', retries: 0 };
	const { outcome: given } = one.fault;
	const outcome = typeof given === 'function' ? given(one.provider) : given;
	const isOfOneChat = typeof outcome === 'object' && OF_ONE_CHAT.includes(outcome.category);
	return isOfOneChat && isLeftToNextTick(one) ? 'documented' : outcome;
}

/** What is wrong with the message and category of a failure; a category that isn't shown is that of the document. */
function problemsOfFailure({ message, details }: SeenFailure, expected: Outcome): string[] {
	const documented = categoriesOf(message);
	const shown = details === null ? documented : [String(details.category)];
	if (documented.length === 0) return [`says what docs/errors.md does not: ${message}`];
	const problems = shown.some((category) => documented.includes(category))
		? []
		: [`is ${shown.join()}, and documented as ${documented.join()}: ${message}`];
	if (expected === 'unharmed') problems.push(`fails: ${message}`);
	if (typeof expected === 'object' && !shown.includes(expected.category)) {
		problems.push(`is ${shown.join()} instead of ${expected.category}: ${message}`);
	}
	return problems;
}

/** Whether requests were repeated as often as they have to be, and not more. */
function problemsOfRequests(one: SweepCase, { requests, failure }: Seen): string[] {
	if ('address' in one.fault.trouble) return [];
	const expected = outcomeOf(one);
	const made = repetitions(requests);
	if (typeof expected === 'object') {
		return made === expected.retries
			? []
			: [`repeats ${made} times instead of ${expected.retries}`];
	}
	if (isLeftToNextTick(one) && made === 3) return [];
	const categories = failure === null ? [] : categoriesOf(failure.message);
	const most = categories.some((category) => REPEATED.includes(category)) ? 3 : 0;
	return made <= most ? [] : [`repeats ${made} times instead of at most ${most}`];
}

/** What is wrong with an item that a node puts out. */
export function problemsOfItem({ raw, event, eventId, missedAtLeast, ...item }: IDataObject) {
	const parsed = messageSchema.safeParse(item);
	const problems = parsed.success
		? []
		: [`puts out a bad item: ${parsed.error.issues[0]?.message}`];
	if (typeof raw !== 'object' || raw === null) problems.push('leaves out the raw data');
	if (/^-?\d+(\.\d+)?e\+|^9007199254740/.test(String(item.messageId))) {
		problems.push(`puts out a broken id: ${String(item.messageId)}`);
	}
	return problems;
}

/** The secrets that are in what is shown: none, or the reason to fail. */
export function problemsOfSecrets(shown: unknown): string[] {
	try {
		expectNoSecrets(shown, [SECRET]);
		return [];
	} catch {
		return ['shows a secret'];
	}
}

/** Everything that is wrong with what became of the faulty account. */
export function problemsOfOutcome(one: SweepCase, seen: Seen): string[] {
	const expected = outcomeOf(one);
	const isMissing = typeof expected === 'object' && seen.failure === null;
	const isHarmed = expected === 'unharmed' && seen.items.length === 0 && !isTrigger(one);
	return [
		...(seen.failure ? problemsOfFailure(seen.failure, expected) : []),
		...(isMissing ? [`does not fail with ${expected.category}`] : []),
		...(isHarmed ? ['gives no items'] : []),
		...problemsOfRequests(one, seen),
		...seen.items.flatMap(problemsOfItem),
		...(seen.tookMs > MAX_MS ? [`takes ${seen.tookMs} ms`] : []),
	];
}
