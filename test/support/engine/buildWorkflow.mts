import type { IConnections, INode, INodeParameters, NodeParameterValueType } from 'n8n-workflow';

/** A node of a test workflow: `type` may be bare, credentials are named by their id. */
export interface NodeSpec extends Partial<
	Omit<INode, 'name' | 'type' | 'parameters' | 'credentials'>
> {
	readonly name: string;
	readonly type: string;
	readonly parameters?: Readonly<Record<string, NodeParameterValueType>>;
	readonly credentials?: Readonly<Record<string, string>>;
}

/** From, to; with the index of the output in between where it isn't the first. */
export type Link = readonly [string, string] | readonly [string, number, string];

/** The node as n8n stores it. */
export function toNode(
	{ credentials = {}, parameters = {}, ...spec }: NodeSpec,
	type: string,
): INode {
	const named = Object.entries(credentials).map(([key, id]) => [key, { id, name: id }]);
	return {
		id: spec.name,
		typeVersion: 1,
		position: [0, 0],
		...spec,
		type,
		parameters: { ...parameters } as INodeParameters,
		credentials: Object.fromEntries(named),
	};
}

/** Connections as n8n stores them. */
export function toConnections(links: readonly Link[]): IConnections {
	const connections: IConnections = {};
	for (const link of links) {
		const [from, index, node] = link.length === 3 ? link : ([link[0], 0, link[1]] as const);
		const outputs = ((connections[from] ??= { main: [] }).main ??= []);
		while (outputs.length <= index) outputs.push([]);
		outputs[index]?.push({ node, type: 'main', index: 0 });
	}
	return connections;
}

/** Each node connected to the next. */
export function chain(names: readonly string[]): Link[] {
	return names.slice(1).map((name, index) => [names[index] ?? '', name]);
}
