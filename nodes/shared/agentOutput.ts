import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Messages that are read for an agent at most. */
export const MOST_FOR_AGENTS = 20;
const MOST_CHARACTERS = 500;

/** Whether an AI agent runs the node. `isToolExecution()` is false in one of the two ways it may. */
export function isAgentTool(host: IExecuteFunctions): boolean {
	return host.getNode().type.endsWith('Tool') || host.isToolExecution?.() === true;
}

function compactValue(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string' || value.length <= MOST_CHARACTERS) return value;
	return `${value.slice(0, MOST_CHARACTERS)}… [cut, ${value.length} characters in all]`;
}

/** What an agent can use: no null keys, long texts cut with a mark; for others the rows as they are. */
export function fitForHost(
	host: IExecuteFunctions,
	rows: INodeExecutionData[],
): INodeExecutionData[] {
	if (!isAgentTool(host)) return rows;
	return rows.map((row) => ({
		...row,
		json: Object.fromEntries(
			Object.entries(row.json)
				.filter(([, value]) => value !== null)
				.map(([key, value]) => [key, compactValue(value)]),
		),
	}));
}
