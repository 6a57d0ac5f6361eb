import './environment.mts';
import { parse, stringify } from 'flatted';
import { WorkflowExecute } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type { IConnections, INodeExecutionData, IWorkflowSettings } from 'n8n-workflow';
import type { IDataObject, IRunExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { additionalDataFor } from './additionalData.mts';
import { chain, toConnections, toNode, type Link, type NodeSpec } from './buildWorkflow.mts';
import { MemoryCredentials, type StoredCredential } from './credentials.mts';
import { EngineRun } from './engineRun.mts';
import { loadPackage } from './loadPackage.mts';
import { fullType, nodeTypesOf } from './nodeTypes.mts';
import { standIns, type StandIns } from './standIns.mts';

export interface WorkflowSpec {
	/** Without a node of type `manualTrigger` one named `Start` is put in front, which emits `inputItems`. */
	readonly nodes: readonly NodeSpec[];
	/** As n8n stores them, or as links; without: each node to the next. */
	readonly connections?: IConnections | readonly Link[];
	/** By id. */
	readonly credentials?: Readonly<Record<string, StoredCredential>>;
	/** The json of each item that the trigger emits; one empty item when left out. */
	readonly inputItems?: readonly IDataObject[];
	readonly settings?: IWorkflowSettings;
	readonly mode?: WorkflowExecuteMode;
	/** Further node types by full name, in place of those of other packages. */
	readonly standIns?: StandIns;
	/** The packed package's folder; jest's global setup gives it. */
	readonly packageFolder?: string;
}

export interface Started {
	readonly result: Promise<EngineRun>;
	/** Aborts requests in flight, as n8n's Stop button does. */
	cancel(): void;
}

/** Runs a workflow in n8n's engine. */
export async function runWorkflow(spec: WorkflowSpec): Promise<EngineRun> {
	const { result } = await startWorkflow(spec);
	return await result;
}

/** Starts a workflow; `cancel` stops it. */
export async function startWorkflow(spec: WorkflowSpec): Promise<Started> {
	const { workflow, additionalData, mode } = await prepare(spec);
	const startNode = Object.values(workflow.nodes).find(({ type }) => {
		return type.endsWith('.manualTrigger');
	});
	const running = new WorkflowExecute(additionalData, mode).run({
		workflow,
		...(startNode && { startNode }),
	});
	return { result: running.then((run) => new EngineRun(run)), cancel: () => running.cancel() };
}

/** Runs a failed execution again as n8n's Retry does: from what was stored of it, beginning with the node that failed. */
export async function retryWorkflow(spec: WorkflowSpec, failed: EngineRun): Promise<EngineRun> {
	const { workflow, additionalData } = await prepare(spec);
	const stored = parse(stringify(failed.run.data)) as IRunExecutionData;
	const { resultData } = stored;
	delete resultData.error;
	resultData.runData[resultData.lastNodeExecuted ?? '']?.pop();
	const execute = new WorkflowExecute(additionalData, 'retry', stored);
	return new EngineRun(await execute.processRunExecutionData(workflow));
}

async function prepare(spec: WorkflowSpec) {
	const { mode = 'manual', credentials = {}, settings } = spec;
	const loader = await loadPackage(spec.packageFolder);
	const others = { ...standIns(toItems(spec.inputItems ?? [{}])), ...spec.standIns };
	const nodes = withStart(spec.nodes).map((node) =>
		toNode(node, fullType(loader, others, node.type)),
	);
	const workflow = new Workflow({
		id: 'workflow',
		nodes,
		connections: connectionsOf(spec.connections ?? chain(nodes.map(({ name }) => name))),
		active: false,
		nodeTypes: nodeTypesOf(loader, others),
		settings: { executionOrder: 'v1', ...settings },
	});
	const helper = new MemoryCredentials(loader, credentials);
	return { workflow, additionalData: additionalDataFor(helper, mode), mode };
}

function withStart(nodes: readonly NodeSpec[]): readonly NodeSpec[] {
	if (nodes.some(({ type }) => type.endsWith('manualTrigger'))) return nodes;
	return [{ name: 'Start', type: 'manualTrigger' }, ...nodes];
}

function toItems(rows: readonly IDataObject[]): INodeExecutionData[] {
	return rows.map((json) => ({ json }));
}

function connectionsOf(given: IConnections | readonly Link[]): IConnections {
	return Array.isArray(given) ? toConnections(given) : (given as IConnections);
}
