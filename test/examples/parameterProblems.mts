import '../support/engine/environment.mts';
import {
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Paths of what is in `given` and not in `kept`. */
function lost(given: Values, kept: unknown, path = ''): string[] {
	return Object.entries(given).flatMap(([key, value]) => {
		const here = path === '' ? key : `${path}.${key}`;
		const its = isValues(kept) ? kept[key] : undefined;
		if (its === undefined) return [`${here} is unknown or hidden`];
		return isValues(value) ? lost(value, its, here) : [];
	});
}

/** Choices that aren't offered, in parameters and in collections of them; expressions aren't looked at. */
function notOffered(properties: readonly INodeProperties[], given: unknown): string[] {
	if (Array.isArray(given)) return given.flatMap((each) => notOffered(properties, each));
	if (!isValues(given)) return [];
	return Object.entries(given).flatMap(([name, value]) => {
		const its = properties.filter((property) => property.name === name);
		const inside = its.filter(({ type }) => type === 'collection' || type === 'fixedCollection');
		const choices = its.filter(({ type }) => type === 'options' || type === 'multiOptions');
		if (inside.length > 0) return inside.flatMap((each) => insideOf(each, value));
		const offered = choices.flatMap(({ options = [] }) => options as INodePropertyOptions[]);
		return [value]
			.flat()
			.filter((choice) => choices.length > 0 && !String(choice).startsWith('='))
			.filter((choice) => !offered.some((option) => option.value === choice))
			.map((choice) => `${name} offers no ${String(choice)}`);
	});
}

function insideOf({ type, options = [] }: INodeProperties, given: unknown): string[] {
	if (type === 'collection') return notOffered(options as INodeProperties[], given);
	return (options as INodePropertyCollection[]).flatMap(({ name, values }) =>
		isValues(given) ? notOffered(values, given[name]) : [],
	);
}

/**
 * What n8n would say of, or silently drop from, a node's stored parameters: unknown and hidden ones, values that
 * aren't offered, required ones that are empty.
 */
export function parameterProblems(description: INodeTypeDescription, node: INode): string[] {
	const { properties } = description;
	const parameters =
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ??
		{};
	const filled = { ...node, parameters };
	const issues = NodeHelpers.getNodeParametersIssues(properties, filled, description)?.parameters;
	return [
		...lost(node.parameters, parameters),
		...notOffered(properties, node.parameters),
		...Object.values(issues ?? {}).flat(),
	];
}
