import type { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import type { StandIns } from './standIns.mts';

/** The full type of a node: `noOp` and the like are n8n's, a bare name is the package's. */
export function fullType(loader: PackageDirectoryLoader, others: StandIns, type: string): string {
	if (type.includes('.')) return type;
	const base = `n8n-nodes-base.${type}`;
	return base in others ? base : `${loader.packageName}.${type}`;
}

/** What the engine asks for a node's type; `...Tool` is the variant that n8n derives for its agents. */
export function nodeTypesOf(loader: PackageDirectoryLoader, others: StandIns): INodeTypes {
	const tools = new Map<string, INodeType>();
	const find = (type: string): INodeType | IVersionedNodeType => {
		const other = others[type];
		if (other) return other;
		const [packageName, name = ''] = type.split('.');
		if (packageName !== loader.packageName) throw new Error(`No stand-in for ${type}`);
		if (name in loader.nodeTypes || !name.endsWith('Tool')) return loader.getNode(name).type;
		const tool = tools.get(name) ?? toTool(loader.getNode(name.slice(0, -'Tool'.length)).type);
		tools.set(name, tool);
		return tool;
	};
	return {
		getByName: find,
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(find(type), version),
		getKnownTypes: () => ({}),
	};
}

/** As n8n derives it, but with its inputs and outputs left, so that it runs without an agent. */
function toTool(node: INodeType | IVersionedNodeType): INodeType {
	const { description } = node as INodeType;
	if (!description.usableAsTool) throw new Error(`${description.name} cannot be used as a tool`);
	const { usableAsTool, ...kept } = structuredClone(description);
	const replaced = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	const changed = {
		...replaced,
		name: `${kept.name}Tool`,
		displayName: `${kept.displayName} Tool`,
	};
	return Object.create(node, { description: { value: { ...kept, ...changed } } }) as INodeType;
}
