import './environment.mts';
import { Workflow } from 'n8n-workflow';
import type {
	IDataObject,
	INode,
	INodeType,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from './additionalData.mts';
import { toNode, type NodeSpec } from './buildWorkflow.mts';
import { MemoryCredentials, type StoredCredential } from './credentials.mts';
import { loadPackage } from './loadPackage.mts';
import { fullType, nodeTypesOf } from './nodeTypes.mts';
import { standIns } from './standIns.mts';

/** A node that is asked something outside of an execution: a list, a poll, a webhook. */
export interface NodeCall {
	readonly node: NodeSpec;
	/** By id. */
	readonly credentials?: Readonly<Record<string, StoredCredential>>;
	/** The node's static data, as an earlier call returned it. */
	readonly staticData?: IDataObject;
	readonly mode?: WorkflowExecuteMode;
	readonly settings?: IWorkflowSettings;
	readonly packageFolder?: string;
}

export interface PreparedNode {
	readonly workflow: Workflow;
	readonly node: INode;
	readonly type: INodeType;
	readonly additionalData: IWorkflowExecuteAdditionalData;
	readonly mode: WorkflowExecuteMode;
	/** What the node's static data is now: a copy, as n8n would store it. */
	staticData(): IDataObject;
}

/** The node in a workflow of its own. */
export async function prepareNode(
	call: NodeCall,
	defaultMode: WorkflowExecuteMode,
): Promise<PreparedNode> {
	const loader = await loadPackage(call.packageFolder);
	const others = standIns([]);
	const { mode = defaultMode } = call;
	const node = toNode(call.node, fullType(loader, others, call.node.type));
	const nodeTypes = nodeTypesOf(loader, others);
	const workflow = new Workflow({
		id: 'workflow',
		nodes: [node],
		connections: {},
		active: mode !== 'manual',
		nodeTypes,
		settings: { executionOrder: 'v1', ...call.settings },
		staticData: { [`node:${node.name}`]: structuredClone(call.staticData ?? {}) },
	});
	const helper = new MemoryCredentials(loader, call.credentials ?? {});
	const additionalData = {
		...additionalDataFor(helper, mode),
		currentNodeParameters: node.parameters,
	};
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const staticData = () =>
		JSON.parse(JSON.stringify(workflow.getStaticData('node', node))) as IDataObject;
	return { workflow, node, type, additionalData, mode, staticData };
}

/** Does the work while expressions of the workflow can be resolved. */
export async function withExpressions<T>(
	{ workflow }: PreparedNode,
	work: () => Promise<T>,
): Promise<T> {
	await workflow.expression.acquireIsolate();
	try {
		return await work();
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** Calls the work with the node in a workflow of its own, in which expressions can be resolved. */
export async function withNode<T>(
	call: NodeCall,
	defaultMode: WorkflowExecuteMode,
	work: (prepared: PreparedNode) => Promise<T>,
): Promise<T> {
	const prepared = await prepareNode(call, defaultMode);
	return await withExpressions(prepared, async () => await work(prepared));
}
