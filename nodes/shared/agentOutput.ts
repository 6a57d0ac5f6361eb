import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Messages that are read for an agent at most. */
export const MAX_FOR_AGENTS = 20;
const MAX_CHARACTERS = 500;

/** Whether an AI agent runs the node. `isToolExecution()` is false in one of the two ways it may. */
export function isAgentTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool') || context.isToolExecution?.() === true;
}

function compactValue(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string' || value.length <= MAX_CHARACTERS) return value;
	return `${value.slice(0, MAX_CHARACTERS)}… [cut, ${value.length} characters in all]`;
}

/** What an agent can use of a row: no null keys, long texts cut with a mark. */
export function compactForAgent(row: INodeExecutionData): INodeExecutionData {
	const entries = Object.entries(row.json).filter(([, value]) => value !== null);
	const compact = entries.map(([key, value]) => [key, compactValue(value)]);
	return { ...row, json: Object.fromEntries(compact) };
}
