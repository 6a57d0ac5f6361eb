import '../support/environment.mts';
import { type INode, type INodeTypeDescription, NodeHelpers } from 'n8n-workflow';

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
	return [...lost(node.parameters, parameters), ...Object.values(issues ?? {}).flat()];
}
