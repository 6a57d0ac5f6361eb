import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { type Definition, type Observation, orAborted } from '../../adapters';
import { type Accounts, createAccounts } from './accounts';
import { compact, isAgentTool } from './agentOutput';
import { type ItemFailure, type Subject, toItemFailure } from './failure';
import { createHints } from './hints';
import { readProvider } from './parameters';

/** One input item and what it may use. */
export interface Item {
	readonly index: number;
	readonly definition: Definition<unknown>;
	readonly accounts: Accounts;
}

/** What a node does with each item. */
export interface Work {
	/** The messages that the item asks for. */
	answer(item: Item): Promise<readonly Observation[]>;
	/** What the item asks about, for error items. */
	subject(itemIndex: number): Pick<Subject, 'messageId' | 'phone'>;
	/** Whether the providers' own objects are put out beside the messages. */
	keepsRaw(itemIndex: number): boolean;
}

type Outcome = { readonly rows: INodeExecutionData[] } | { readonly failure: ItemFailure };

function toRow({ message, raw }: Observation, keepsRaw: boolean, item: number): INodeExecutionData {
	const json: IDataObject = keepsRaw ? { ...message, raw: raw as IDataObject } : { ...message };
	return { json, pairedItem: { item } };
}

function toFailedRow({ what, advice, details }: ItemFailure, item: number): INodeExecutionData {
	return { json: { error: what, message: advice, details }, pairedItem: { item } };
}

/**
 * Runs every input item, as many at a time as its account allows, and puts the results out in input order, each
 * paired with its item. A failed item stops the node, or becomes an error item where the node continues on fail:
 * with exactly these keys n8n sends it to the error output and merges the input row in.
 */
export async function runItems(
	host: IExecuteFunctions,
	work: Work,
): Promise<INodeExecutionData[][]> {
	const node = host.getNode();
	const isTool = isAgentTool(host);
	const continues = host.continueOnFail();
	const stop = new AbortController();
	const cancelled = host.getExecutionCancelSignal?.();
	const signal = cancelled ? AbortSignal.any([cancelled, stop.signal]) : stop.signal;
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

	async function settle(index: number): Promise<Outcome> {
		try {
			const observations = await work.answer({ index, definition, accounts });
			const keepsRaw = work.keepsRaw(index);
			return { rows: observations.map((observation) => toRow(observation, keepsRaw, index)) };
		} catch (error) {
			signal.throwIfAborted();
			return { failure: toItemFailure(error, subjectOf(index)) };
		}
	}

	async function settleOrStop(index: number): Promise<INodeExecutionData[]> {
		const outcome = await settle(index);
		if ('rows' in outcome) return outcome.rows;
		if (continues) return [toFailedRow(outcome.failure, index)];
		stop.abort();
		throw outcome.failure.toNodeError(node, index, isTool);
	}

	const settled = Promise.all(
		host.getInputData().map(async (_, index) => await settleOrStop(index)),
	);
	const rows = (await (cancelled ? orAborted(settled, cancelled) : settled)).flat();
	hints.show(host);
	return [isTool ? compact(rows) : rows];
}
