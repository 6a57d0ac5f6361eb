import {
	type Fault,
	type FaultRule,
	type ProviderId,
	providerOf,
	type Sandbox,
} from '../../../sandbox/index.mts';
import { ask, type Question } from './ask.mts';
import { expectStop, failedRow, type FailedRow } from './refusals.mts';

/** What came of one item while its provider had trouble, and how many requests that took. */
export interface Trouble extends FailedRow {
	readonly requests: number;
}

/** A question that gets one message, to any provider, and asks for nothing that it doesn't need. */
export function oneMessage(provider: ProviderId): Question {
	return { node: 'getMessagesByPhone', provider, parameters: { limit: 1 } };
}

/** A question that costs one request when that fails, to any provider. */
export function oneRequest(provider: ProviderId): Question {
	const { accountPhone: value } = providerOf(provider);
	const own = value !== undefined && { accountPhone: { mode: 'phone', value, __rl: true } };
	const parameters = { limit: 1, ...own };
	return { node: 'listAllMessages', provider, parameters };
}

/** Asks one row while the fault holds, and the node goes on. */
export async function troubleOf(
	sandbox: Sandbox,
	question: Question,
	rule: FaultRule,
): Promise<Trouble> {
	const server = sandbox[question.provider];
	server.faults.clear();
	server.faults.add(rule);
	server.clearRequests();
	const run = await ask(sandbox, { ...question, onError: 'continueRegularOutput' });
	const row = failedRow(run, 0);
	return { ...row, requests: server.requests.length };
}

/** As `troubleOf`, and asks once more to see that the node stops with the same words. */
export async function troubleAndStopOf(
	sandbox: Sandbox,
	question: Question,
	fault: Fault,
): Promise<Trouble> {
	const trouble = await troubleOf(sandbox, question, { fault });
	expectStop(await ask(sandbox, question), trouble, 0);
	return trouble;
}
