import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { validateFieldType } from 'n8n-workflow';
import type { Sheet } from './sheet.mts';
import { paired, valueOf } from './standInNode.mts';

/** Filter and If: the items for which the conditions hold, and the others. */
export function split(of: IExecuteFunctions): INodeExecutionData[][] {
	const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
	for (const [index, item] of of.getInputData().entries()) {
		const holds = of.getNodeParameter('conditions', index, false, { extractValue: true });
		outputs[holds ? 0 : 1].push(item);
	}
	return outputs;
}

/** Edit Fields: the assigned fields only, of the types that the assignments name. */
export function assigned(of: IExecuteFunctions, item: number): IDataObject {
	type Assignment = {
		name: string;
		value: unknown;
		type: 'string' | 'number' | 'boolean' | 'array';
	};
	const given = of.getNodeParameter('assignments', item) as { assignments: Assignment[] };
	const fields = given.assignments.map(({ name, value, type }) => {
		if (value === null || value === undefined) return [name, null];
		const valid = validateFieldType(name, type === 'string' ? String(value) : value, type);
		if (!valid.valid) throw new Error(valid.errorMessage);
		return [name, valid.newValue ?? value];
	});
	return Object.fromEntries(fields) as IDataObject;
}

/** Split Out: an item for each element of the list in that field. */
export function listed(items: readonly INodeExecutionData[], field: string): INodeExecutionData[] {
	return items.flatMap(({ json }, item) =>
		(json[field] as IDataObject[]).map((element) => ({ json: element, pairedItem: { item } })),
	);
}

type Summary = { field: string; separateBy?: string };

/** Summarize, joining texts: one row per value of the field that splits, in the order in which the values come; empty ones don't count. */
export function summaries(of: IExecuteFunctions): INodeExecutionData[] {
	const splitBy = valueOf(of, 'fieldsToSplitBy');
	const [summary] = of.getNodeParameter('fieldsToSummarize.values', 0) as Summary[];
	if (!summary) throw new Error('Nothing to summarize');
	const { field, separateBy = ',' } = summary;
	const rows = of.getInputData().map(({ json }) => json);
	const groups = new Map<unknown, number[]>();
	for (const [index, row] of rows.entries()) {
		const key = splitBy === '' ? null : row[splitBy];
		groups.set(key, [...(groups.get(key) ?? []), index]);
	}
	return [...groups].map(([key, indexes]) => {
		const values = indexes.map((index) => rows[index]?.[field]);
		const present = values.filter((value) => value !== undefined && value !== null && value !== '');
		const json: IDataObject = { [`concatenated_${field}`]: present.join(separateBy) };
		if (splitBy !== '') json[splitBy] = key as string;
		return { json, pairedItem: indexes.map((item) => ({ item })) };
	});
}

/** Google Sheets: read, and update (columns as mapped). */
export function sheetRows(
	of: IExecuteFunctions,
	sheets: Readonly<Record<string, Sheet>>,
): INodeExecutionData[] {
	const operation = valueOf(of, 'operation');
	const title = of.getNodeParameter('sheetName', 0, '', { extractValue: true }) as string;
	const mode = valueOf(of, 'columns.mappingMode');
	const sheet = sheets[title];
	if (!sheet) throw new Error(`The document has no tab ${title}`);
	if (operation === 'read') return paired(sheet.read());
	const isRaw = valueOf(of, 'options.cellFormat') === 'RAW';
	const items = of.getInputData();
	if (operation !== 'update' || mode !== 'defineBelow') throw new Error('Not of the stand-in');
	const [key = ''] = of.getNodeParameter('columns.matchingColumns', 0) as string[];
	const rows = items.map((_, item) => of.getNodeParameter('columns.value', item) as IDataObject);
	for (const row of rows) sheet.update(key, row, isRaw);
	return paired(rows);
}
