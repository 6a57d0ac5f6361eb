import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

export type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/** Versions of the built-in nodes that the examples are written for. */
const VERSIONS = [1, 1.1, 1.2, 2, 2.1, 2.2, 3.4, 4.2, 4.5];

export function property(name: string, type: INodeProperties['type'], more: object = {}) {
	return { displayName: name, name, type, default: '', ...more } as INodeProperties;
}

export function text(name: string, value = ''): INodeProperties {
	return property(name, 'string', { default: value });
}

/** A list of groups of texts, as `name.part[]` in the parameters. */
export function groups(name: string, part: string, fields: readonly string[]): INodeProperties {
	return property(name, 'fixedCollection', {
		default: {},
		typeOptions: { multipleValues: true },
		options: [{ displayName: part, name: part, values: fields.map((field) => text(field)) }],
	});
}

/** All options that the examples set, on whichever node. */
export const options = property('options', 'collection', {
	default: {},
	options: [...['cellFormat', 'systemMessage'].map((name) => text(name))],
});

/** n8n's engine evaluates these by itself, to true or false. */
export const conditions = property('conditions', 'filter', {
	default: {},
	typeOptions: { filter: { caseSensitive: true, typeValidation: 'strict', version: 2 } },
});

export function standIn(
	name: string,
	properties: INodeProperties[],
	execute: Execute,
	shape: Partial<INodeTypeDescription> = {},
): INodeType {
	const described = { displayName: name, name, group: [], description: '', defaults: { name } };
	const ends = { inputs: ['main' as const], outputs: ['main' as const] };
	return {
		description: { ...described, version: VERSIONS, ...ends, properties, ...shape },
		execute,
	};
}

/** One row per input item. */
export function paired(rows: readonly IDataObject[]): INodeExecutionData[] {
	return rows.map((json, item) => ({ json, pairedItem: { item } }));
}

export function valueOf(of: IExecuteFunctions, name: string, item = 0): string {
	return of.getNodeParameter(name, item, '') as string;
}
