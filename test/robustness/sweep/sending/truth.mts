import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { TakenMessage } from '../../../../sandbox/sending/outbox.mts';
import type { EngineRun } from '../../../support/engine/engineRun.mts';
import type { SendCase } from './sendCases.mts';

/** One row of a run: what the providers took of it, and what came out of it. */
export interface SentRow {
	readonly row: number;
	readonly isFaulty: boolean;
	readonly taken: readonly TakenMessage[];
	readonly items: readonly INodeExecutionData[];
}

/** What the node says of a row; null: nothing at all. */
type Said =
	| { readonly state: 'sent'; readonly id: string | null }
	| { readonly state: 'open' | 'unsent' }
	| null;

/** The rows of `0, 3–5`. */
function rowsIn(ranges: string | undefined): number[] {
	return (ranges?.split(', ') ?? []).flatMap((range) => {
		const [first = NaN, last = first] = range.split('–').map(Number);
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	});
}

/** What the error of a node that stopped says of a row. Where it says nothing of any, none was sent. */
function saidByError({ error }: EngineRun, row: number): Said {
	const text = error?.description ?? '';
	const id = new RegExp(
		`Sent before the node stopped: .*?\\bitem ${row} \\((ID (\\S+)|without ID)\\)`,
	);
	const sent = id.exec(text);
	if (sent) return { state: 'sent', id: sent[2] ?? null };
	const isOpen = rowsIn(/Perhaps sent: item ([\d–, ]+)\./.exec(text)?.[1]).includes(row);
	return { state: isOpen ? 'open' : 'unsent' };
}

function saidByItem({ error, messageId, details }: IDataObject): Said {
	if (error === undefined) return { state: 'sent', id: messageId as string | null };
	return { state: (details as IDataObject).mayHaveBeenSent === true ? 'open' : 'unsent' };
}

/** Faults by which the provider says that it did nothing: nobody need be in doubt then. */
const NOTHING_DONE = ['auth', 'quota', 'notConnected', 'invalidRequest', 'rateLimit', 'noAccount'];

function saysNothingWasDone({ fault: { trouble, outcome }, strikes, provider }: SendCase): boolean {
	if ('address' in trouble) return true;
	const meant = typeof outcome === 'function' ? outcome(provider) : outcome;
	const isKnown = typeof meant === 'object' && NOTHING_DONE.includes(meant.category);
	return strikes === 'before' && isKnown;
}

/** Whether the answers are still the provider's own, ids included. */
function isAnsweredTruly({ fault: { trouble } }: SendCase): boolean {
	return 'address' in trouble || trouble.fault.kind !== 'mutate';
}

/** What is wrong with a row of which the node says this. */
function problemsOf(one: SendCase, { row, taken, isFaulty }: SentRow, said: Said): string[] {
	const problems: string[] = [];
	const [message] = taken;
	if (taken.length > 1) problems.push(`sends row ${row} ${taken.length} times`);
	if (said === null) problems.push(`says nothing of row ${row}`);
	if (said?.state === 'unsent' && message) problems.push(`denies that row ${row} was sent`);
	if (said?.state === 'sent' && !message) problems.push(`claims that row ${row} was sent`);
	if (said?.state === 'sent' && message && isAnsweredTruly(one) && said.id !== message.id) {
		problems.push(`says ${said.id} of row ${row}, not ${message.id}`);
	}
	if (said?.state === 'open' && (!isFaulty || saysNothingWasDone(one))) {
		problems.push(`doubts row ${row} without need`);
	}
	const isHarmless = one.fault.outcome === 'unharmed' && one.strikes === 'before';
	if (isHarmless && said?.state !== 'sent') problems.push(`does not send row ${row}`);
	return problems;
}

function problemsOfItem({ json, pairedItem }: INodeExecutionData): string[] {
	if (json.error === undefined) return [];
	const { category, retryable, mayHaveBeenSent } = json.details as IDataObject;
	const isOpen = category === 'uncertain';
	return [
		...(mayHaveBeenSent === isOpen
			? []
			: [`calls ${String(category)} what may have been sent: ${mayHaveBeenSent}`]),
		...(isOpen && retryable !== false ? ['advises to repeat what may have been sent'] : []),
		...(typeof pairedItem === 'object' ? [] : ['loses the row of a failed item']),
	];
}

/** Everything that is wrong with a run: more than one message for a row, or another thing said of it than is so. */
export function problemsOfRun(one: SendCase, run: EngineRun, rows: readonly SentRow[]): string[] {
	const isStopped = run.error !== undefined;
	const problems = isStopped && one.onError !== 'stopWorkflow' ? ['stops the workflow'] : [];
	for (const each of rows) {
		const [item, ...more] = each.items;
		const said = item ? saidByItem(item.json) : isStopped ? saidByError(run, each.row) : null;
		if (more.length > 0) problems.push(`puts row ${each.row} out more than once`);
		problems.push(...problemsOf(one, each, said), ...each.items.flatMap(problemsOfItem));
		const isHarmed = !isStopped && !each.isFaulty && said?.state !== 'sent';
		if (isHarmed) problems.push(`does not send row ${each.row}, which has an account of its own`);
	}
	return problems;
}
