import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox/index.mts';
import type { EngineRun } from '../engine/engineRun.mts';
import { ask, NODE, type Question } from './ask.mts';
import { expectNoSecrets } from './secrets.mts';

/** What a workflow gets of an item that failed: what happened, what to do, and what it can branch on. */
export interface FailedRow extends IDataObject {
	readonly error: string;
	readonly message: string;
	readonly details: IDataObject;
}

/** Fails unless the node stopped with these words, naming the item. */
export function expectStop(run: EngineRun, { error, message }: FailedRow, itemIndex: number): void {
	expect(run.status).toBe('error');
	expect(run.error).toMatchObject({ message: error, description: message });
	expect(run.error).toMatchObject({ context: { itemIndex }, level: 'warning' });
	expectNoSecrets(run);
}

/** The failed row of a run that went on, by the regular output or the error output. */
export function failedRow(run: EngineRun, itemIndex: number, output = 0): FailedRow {
	expect(run.error).toBeUndefined();
	expectNoSecrets(run);
	const failed = run.items(NODE, output).filter(({ json }) => 'error' in json);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([{ item: itemIndex }]);
	return failed[0]?.json as FailedRow;
}

/**
 * What is said of a row whose `value` can't be used, behind one whose can. The node is asked twice: when it goes on
 * the row comes out with exactly its three keys and the other row's messages; when it stops it says the same.
 */
export async function refusalOf(
	sandbox: Sandbox,
	question: Question,
	good: unknown,
	bad: unknown,
): Promise<FailedRow> {
	const items = [{ value: good }, { value: bad }] as IDataObject[];
	const goingOn = await ask(sandbox, { ...question, items, onError: 'continueRegularOutput' });
	const row = failedRow(goingOn, 1);
	expect(Object.keys(row)).toEqual(['error', 'message', 'details']);
	expect(goingOn.json(NODE).length).toBeGreaterThan(1);
	expectStop(await ask(sandbox, { ...question, items }), row, 1);
	return row;
}

/** The details of an item whose parameters can't be used. */
export function inputDetails(provider: string, subject: IDataObject = {}): IDataObject {
	const none = { httpStatus: null, providerCode: null };
	return { category: 'invalidRequest', retryable: false, provider, ...none, ...subject };
}
