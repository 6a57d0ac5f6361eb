import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Status } from '../../adapters';
import type { Result } from '../shared/runItems';

/** The outputs of a status-split node, in order, and which statuses leave by them. */
const OUTPUTS: ReadonlyArray<{ readonly label: string; readonly statuses: readonly Status[] }> = [
	{ label: 'Read', statuses: ['read'] },
	{ label: 'Delivered', statuses: ['delivered'] },
	{ label: 'In Progress', statuses: ['pending', 'sent'] },
	{ label: 'Failed', statuses: ['failed', 'deleted'] },
	{ label: 'Unknown', statuses: ['unknown', 'received'] },
];
const FAILED = OUTPUTS.findIndex(({ statuses }) => statuses.includes('failed'));
const UNKNOWN = OUTPUTS.findIndex(({ statuses }) => statuses.includes('unknown'));

/** n8n's expression for the outputs: one, or one for each kind of status with Split Output on. */
export const OUTPUTS_EXPRESSION: `={{${string}}}` = `={{ ($parameter["options"] || {})["splitOutput"] ? ${JSON.stringify(
	OUTPUTS.map(({ label }) => ({ type: 'main', displayName: label })),
)} : [{ "type": "main" }] }}`;

/**
 * Whether the canvas shows the outputs by status. n8n reads the option unresolved there: a saved expression counts as
 * on whatever it gives, so it is read by the same expression here.
 */
export function hasSplitOutputs(context: IExecuteFunctions): boolean {
	const outputs: unknown = context.evaluateExpression(OUTPUTS_EXPRESSION.slice(1), 0);
	return Array.isArray(outputs) && outputs.length === OUTPUTS.length;
}

function outputOf(status: unknown): number {
	const output = OUTPUTS.findIndex(({ statuses }) => statuses.some((each) => each === status));
	return output < 0 ? UNKNOWN : output;
}

/** Each row by the output of its status, error items by Failed. */
export function splitByStatus(results: readonly Result[]): INodeExecutionData[][] {
	const outputs: INodeExecutionData[][] = OUTPUTS.map(() => []);
	for (const { isFailed, rows } of results) {
		for (const row of rows) outputs[isFailed ? FAILED : outputOf(row.json.status)]?.push(row);
	}
	return outputs;
}
