import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { IDataObject } from 'n8n-workflow';
import { type TableName, TABLES } from './tables.mts';
import type { Step } from './workflow.mts';

type Place = Pick<Step, 'name' | 'at' | 'to'>;
/** Column, condition of the Data Table node, and what it is compared with. */
type Condition = readonly [column: string, condition: string, value?: string | number];

/** How TypeScript becomes what a Code node runs. */
const PLAIN = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
const VERSION = 1.1;
/** Two executions may make the same table at once: the second finds it there when it tries again. */
const TRY_AGAIN = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1_000 };

function locator(table: TableName): IDataObject {
	return { __rl: true, mode: 'name', value: table };
}

function filters(conditions: readonly Condition[]): IDataObject {
	const filled = conditions.map(([keyName, condition, keyValue]) => {
		return { keyName, condition, ...(keyValue !== undefined && { keyValue }) };
	});
	return { matchType: 'allConditions', filters: { conditions: filled } };
}

function columns(table: TableName, value: IDataObject): IDataObject {
	const schema = Object.entries(TABLES[table]).map(([id, type]) => ({
		id,
		displayName: id,
		required: false,
		defaultMatch: false,
		display: true,
		type: type === 'date' ? 'dateTime' : type,
		readOnly: false,
		removed: !(id in value),
	}));
	return { mappingMode: 'defineBelow', value, matchingColumns: [], schema };
}

/** Makes a table, or finds it there. */
export function makeTable(table: TableName, place: Place): Step {
	const column = Object.entries(TABLES[table]).map(([name, type]) => ({ name, type }));
	const parameters = {
		resource: 'table',
		operation: 'create',
		tableName: table,
		columns: { column },
		options: { createIfNotExists: true },
	};
	return { ...place, type: 'dataTable', version: VERSION, parameters, settings: TRY_AGAIN };
}

/** How many rows, in which order. */
interface Limited {
	readonly limit: number;
	readonly by: string;
	readonly direction: 'ASC' | 'DESC';
}

/** Gives rows; without a limit all. */
export function getRows(
	table: TableName,
	place: Place,
	conditions: readonly Condition[],
	limited?: Limited,
	settings: IDataObject = {},
): Step {
	const order = limited && {
		limit: limited.limit,
		orderBy: true,
		orderByColumn: limited.by,
		orderByDirection: limited.direction,
	};
	const parameters = {
		operation: 'get',
		dataTableId: locator(table),
		...(conditions.length > 0 && filters(conditions)),
		...(order ?? { returnAll: true }),
	};
	const once = { executeOnce: true, ...settings };
	return { ...place, type: 'dataTable', version: VERSION, parameters, settings: once };
}

/** Changes the rows that meet all conditions, in one statement of the database; `upsert` makes one where there is none. */
export function changeRows(
	operation: 'update' | 'upsert',
	table: TableName,
	place: Place,
	conditions: readonly Condition[],
	value: IDataObject,
): Step {
	const parameters = {
		operation,
		dataTableId: locator(table),
		...filters(conditions),
		columns: columns(table, value),
		options: {},
	};
	return { ...place, type: 'dataTable', version: VERSION, parameters };
}

/** A Code node with a file of ours, and what it does with it. */
export function code(place: Place, files: readonly string[], last: string): Step {
	const sources = files.map((file) => {
		const source = readFileSync(join('tools', 'examples', 'code', file), 'utf8');
		const { outputText } = ts.transpileModule(source, { compilerOptions: PLAIN });
		return outputText.replaceAll(/^import .*\n+/gm, '').replaceAll(/^export /gm, '');
	});
	const jsCode = [...sources, `${last}\n`].join('\n');
	return { ...place, type: 'code', version: 2, parameters: { jsCode } };
}

/** Lets only those items pass of which the expression is true. */
export function onlyIf(type: 'filter' | 'if', place: Place, expression: string): Step {
	const condition = {
		id: place.name,
		leftValue: `={{ ${expression} }}`,
		rightValue: '',
		operator: { type: 'boolean', operation: 'true', singleValue: true },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const conditions = { options, conditions: [condition], combinator: 'and' };
	return { ...place, type, version: 2.2, parameters: { conditions, options: {} } };
}

/** Starts every so many minutes. */
export function everyMinutes(place: Place, minutes: number): Step {
	const rule = { interval: [{ field: 'minutes', minutesInterval: minutes }] };
	return { ...place, type: 'scheduleTrigger', version: 1.2, parameters: { rule } };
}
