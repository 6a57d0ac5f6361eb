import { type IConnections, type INode, type INodeType, NodeHelpers, Workflow } from 'n8n-workflow';
import type { INodeTypes } from 'n8n-workflow';

/** What is wrong with a workflow's connections: ends that aren't there, outputs beyond the last, nodes left alone. */
export function connectionProblems(
	nodes: readonly INode[],
	connections: IConnections,
	nodeTypes: INodeTypes,
): string[] {
	const workflow = new Workflow({
		nodes: structuredClone([...nodes]),
		connections,
		active: false,
		nodeTypes,
	});
	const names = new Set(nodes.map(({ name }) => name));
	const problems: string[] = [];
	const targets = new Set<string>();
	for (const [from, byType] of Object.entries(connections)) {
		const node = workflow.getNode(from);
		if (!node) problems.push(`${from} is no node`);
		for (const [type, outputs] of Object.entries(byType)) {
			const there = node ? outputsOf(workflow, node, type) : 0;
			if (outputs.length > there) problems.push(`${from} has ${there} outputs of ${type}`);
			for (const target of outputs.flatMap((links) => links ?? [])) {
				targets.add(target.node);
				if (!names.has(target.node)) problems.push(`${from} leads to ${target.node}`);
				if (target.type !== type) problems.push(`${from} leads into ${target.type}`);
			}
		}
	}
	for (const { name, type } of nodes) {
		if (/stickyNote$/.test(type)) continue;
		const isReached = targets.has(name) || /Trigger$/.test(type) || name in connections;
		if (!isReached) problems.push(`${name} is connected to nothing`);
	}
	return problems;
}

function outputsOf(workflow: Workflow, node: INode, type: string): number {
	const { description }: INodeType = workflow.nodeTypes.getByNameAndVersion(
		node.type,
		node.typeVersion,
	);
	return NodeHelpers.getNodeOutputs(workflow, node, description).filter(
		(output) => (typeof output === 'string' ? output : output.type) === type,
	).length;
}
