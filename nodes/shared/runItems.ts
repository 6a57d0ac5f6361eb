import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import {
	type ProviderDefinition,
	type AddHint,
	type MessageRecord,
	abortable,
} from '../../adapters';
import { type ClientCache, createClientCache } from './clients';
import { compactForAgent, isAgentTool } from './agentOutput';
import { type ItemFailure, type ErrorContext, toItemFailure } from './failure';
import { createHints } from './hints';
import { readIncludeRaw, readProvider } from './parameters';

/** One input item and what it may use. */
export interface Item {
	readonly index: number;
	readonly definition: ProviderDefinition<unknown>;
	readonly clients: ClientCache;
}

/** What a node does with its items. */
export interface ItemHandler<Request> {
	/** What the item asks for; throws where its parameters can't be used. */
	parse(item: Item): Promise<Request>;
	/** Begins to ask for all of them, so that several can be asked together; a promise for each, in their order. */
	execute(requests: readonly Request[]): ReadonlyArray<Promise<readonly MessageRecord[]>>;
	/** What the item asks about, for error items. */
	subject(itemIndex: number): Omit<ErrorContext, 'id' | 'label'>;
	/** Whether failed items come out as such where the node would stop by itself. */
	keepsGoing?(): boolean;
}

/** The rows of one item; `isFailed` where they are an error item. */
export interface Result {
	readonly isFailed: boolean;
	readonly rows: INodeExecutionData[];
}

/** All rows by one output, in input order, for whom runs the node. */
export function singleOutput(
	context: IExecuteFunctions,
	results: readonly Result[],
): INodeExecutionData[][] {
	const rows = results.flatMap((result) => result.rows);
	return [isAgentTool(context) ? rows.map(compactForAgent) : rows];
}

function toRow(
	{ message, raw }: MessageRecord,
	includeRaw: boolean,
	item: number,
): INodeExecutionData {
	const json: IDataObject = includeRaw ? { ...message, raw: raw as IDataObject } : { ...message };
	return { json, pairedItem: { item } };
}

function hintUnknownStatus({ message }: MessageRecord, addHint: AddHint): void {
	const { status, providerStatus } = message;
	if (status !== 'unknown' || providerStatus === null) return;
	addHint({ code: 'unknownStatus', example: providerStatus });
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
	context: IExecuteFunctions,
	handler: ItemHandler<Request>,
): Promise<readonly Result[]> {
	const node = context.getNode();
	const isTool = isAgentTool(context);
	const continues = context.continueOnFail();
	const stop = new AbortController();
	const cancelled = context.getExecutionCancelSignal?.() ?? stop.signal;
	const signal = AbortSignal.any([cancelled, stop.signal]);
	const hints = createHints();
	const definition = readProvider(context);
	const clients = createClientCache(context, definition, signal, hints.addHint);
	const { id, label } = definition;

	function subjectOf(index: number): ErrorContext {
		try {
			return { id, label, ...handler.subject(index) };
		} catch {
			return { id, label };
		}
	}

	function failed(error: unknown, index: number): Result {
		const failure = toItemFailure(error, subjectOf(index));
		if (continues || handler.keepsGoing?.())
			return { isFailed: true, rows: [toFailedRow(failure, index)] };
		stop.abort();
		throw failure.toNodeError(node, index, isTool);
	}

	async function settle(answer: Promise<readonly MessageRecord[]>, index: number): Promise<Result> {
		try {
			const records = await answer;
			const includeRaw = readIncludeRaw(context, index);
			for (const record of records) hintUnknownStatus(record, hints.addHint);
			const rows = records.map((record) => toRow(record, includeRaw, index));
			return { isFailed: false, rows };
		} catch (error) {
			signal.throwIfAborted();
			return failed(error, index);
		}
	}

	const results: Result[] = [];
	const indexes: number[] = [];
	const requests: Request[] = [];
	for (const [index] of context.getInputData().entries()) {
		try {
			requests.push(await handler.parse({ index, definition, clients }));
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
		await abortable(settled, cancelled);
	} catch (error) {
		throw cancelled.aborted ? canceled(node) : error;
	}
	// What was read ahead and is not needed any more.
	stop.abort();
	hints.show(context);
	return results;
}
