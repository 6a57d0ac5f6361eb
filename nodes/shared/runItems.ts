import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { type Definition, type Notify, type Observation, orAborted } from '../../adapters';
import { type Accounts, createAccounts } from './clients';
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
export interface ItemHandler<Request> {
	/** What the item asks for; throws where its parameters can't be used. */
	parse(item: Item): Promise<Request>;
	/** Begins to ask for all of them, so that several can be asked together; a promise for each, in their order. */
	execute(requests: readonly Request[]): ReadonlyArray<Promise<readonly Observation[]>>;
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

/** All rows by one output, in input order. */
export function together(results: readonly Result[]): INodeExecutionData[] {
	return results.flatMap(({ rows }) => rows);
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
export async function runItems<Request>(
	host: IExecuteFunctions,
	handler: ItemHandler<Request>,
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
			return { provider: id, label, ...handler.subject(index) };
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
			const keepsRaw = handler.keepsRaw(index);
			for (const observation of observations) noteUnknown(observation, hints.notify);
			const rows = observations.map((observation) => toRow(observation, keepsRaw, index));
			return { isFailed: false, rows };
		} catch (error) {
			signal.throwIfAborted();
			return failed(error, index);
		}
	}

	const results: Result[] = [];
	const indexes: number[] = [];
	const requests: Request[] = [];
	for (const [index] of host.getInputData().entries()) {
		try {
			requests.push(await handler.parse({ index, definition, accounts }));
			indexes.push(index);
		} catch (error) {
			results[index] = failed(error, index);
		}
	}
	const settled = Promise.all(
		handler.execute(requests).map(async (answer, position) => {
			const index = indexes[position] ?? position;
			results[index] = await settle(answer, index);
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
