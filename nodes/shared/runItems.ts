import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { type Definition, type Notify, type Observation, orAborted } from '../../adapters';
import { type Accounts, createAccounts } from './accounts';
import { isAgentTool } from './agentOutput';
import { type ItemFailure, type Subject, toItemFailure } from './failure';
import { createHints } from './hints';
import { readProvider } from './parameters';

/** One input item and what it may use. */
export interface Item {
	readonly index: number;
	readonly definition: Definition<unknown>;
	readonly accounts: Accounts;
}

/** What a node does with its items. */
export interface Work<Question> {
	/** What the item asks; throws where its parameters can't be used. */
	read(item: Item): Promise<Question>;
	/** Begins to answer; all questions are known before the first request, so that they can be asked together. */
	answer(questions: readonly Question[]): (question: Question) => Promise<readonly Observation[]>;
	/** What the item asks about, for error items. */
	subject(itemIndex: number): Pick<Subject, 'messageId' | 'phone'>;
	/** Whether the providers' own objects are put out beside the messages. */
	keepsRaw(itemIndex: number): boolean;
}

/** The rows of one item; `isFailed` where they are an error item. */
export interface Result {
	readonly isFailed: boolean;
	readonly rows: INodeExecutionData[];
}

function toRow({ message, raw }: Observation, keepsRaw: boolean, item: number): INodeExecutionData {
	const json: IDataObject = keepsRaw ? { ...message, raw: raw as IDataObject } : { ...message };
	return { json, pairedItem: { item } };
}

function noteUnknown({ message }: Observation, notify: Notify): void {
	const { status, providerStatus } = message;
	if (status !== 'unknown' || providerStatus === null) return;
	notify({ code: 'unknownStatus', example: providerStatus });
}

function toFailedRow({ what, advice, details }: ItemFailure, item: number): INodeExecutionData {
	return { json: { error: what, message: advice, details }, pairedItem: { item } };
}

/** After a cancel n8n takes the run for canceled by this word in the error's message, and else for failed. */
function canceled(node: INode): NodeOperationError {
	return new NodeOperationError(node, 'The execution was canceled', { level: 'warning' });
}

/**
 * Runs every input item, as many at a time as its account allows, and gives the results in input order, each
 * paired with its item. A failed item stops the node, or becomes an error item where the node continues on fail:
 * with exactly these keys n8n sends it to the error output and merges the input row in.
 */
export async function runItems<Question>(
	host: IExecuteFunctions,
	work: Work<Question>,
): Promise<readonly Result[]> {
	const node = host.getNode();
	const isTool = isAgentTool(host);
	const continues = host.continueOnFail();
	const stop = new AbortController();
	const cancelled = host.getExecutionCancelSignal?.() ?? stop.signal;
	const signal = AbortSignal.any([cancelled, stop.signal]);
	const hints = createHints();
	const accounts = createAccounts(host, signal, hints.notify);
	const definition = readProvider(host);
	const { id, label } = definition;

	function subjectOf(index: number): Subject {
		try {
			return { provider: id, label, ...work.subject(index) };
		} catch {
			return { provider: id, label };
		}
	}

	function failed(error: unknown, index: number): Result {
		const failure = toItemFailure(error, subjectOf(index));
		if (continues) return { isFailed: true, rows: [toFailedRow(failure, index)] };
		stop.abort();
		throw failure.toNodeError(node, index, isTool);
	}

	async function settle(answer: Promise<readonly Observation[]>, index: number): Promise<Result> {
		try {
			const observations = await answer;
			const keepsRaw = work.keepsRaw(index);
			for (const observation of observations) noteUnknown(observation, hints.notify);
			const rows = observations.map((observation) => toRow(observation, keepsRaw, index));
			return { isFailed: false, rows };
		} catch (error) {
			signal.throwIfAborted();
			return failed(error, index);
		}
	}

	const results: Result[] = [];
	const asked: Array<{ readonly index: number; readonly question: Question }> = [];
	for (const [index] of host.getInputData().entries()) {
		try {
			asked.push({ index, question: await work.read({ index, definition, accounts }) });
		} catch (error) {
			results[index] = failed(error, index);
		}
	}
	const answerOf = work.answer(asked.map(({ question }) => question));
	const settled = Promise.all(
		asked.map(async ({ index, question }) => {
			results[index] = await settle(answerOf(question), index);
		}),
	);
	try {
		await orAborted(settled, cancelled);
	} catch (error) {
		throw cancelled.aborted ? canceled(node) : error;
	}
	// What was read ahead and is not needed any more.
	stop.abort();
	hints.show(host);
	return results;
}
