import { inspect } from 'node:util';
import { stringify } from 'flatted';
import type {
	ExecutionError,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';

/** What a workflow did, per node; of a node that ran several times the last run. */
export class EngineRun {
	constructor(readonly run: IRun) {}

	get status() {
		return this.run.status;
	}

	/** Why the workflow stopped. */
	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	/** Whether the node ran at all. */
	hasRun(node: string): boolean {
		return this.task(node) !== undefined;
	}

	/** Items by output index. */
	outputs(node: string): INodeExecutionData[][] {
		return (this.task(node)?.data?.main ?? []).map((items) => items ?? []);
	}

	items(node: string, output = 0): INodeExecutionData[] {
		return this.outputs(node)[output] ?? [];
	}

	json(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map(({ json }) => json);
	}

	/** What the node threw, also when the workflow went on. */
	errorOf(node: string): ExecutionError | undefined {
		return this.task(node)?.error;
	}

	hints(node: string): NodeExecutionHint[] {
		return this.task(node)?.hints ?? [];
	}

	/** All that n8n would store of the run, and what of it can be seen in memory: for finding secrets. */
	serialize(): string {
		return `${stringify(this.run)}\n${inspect(this.run, { depth: 12, showHidden: true })}`;
	}

	private task(node: string): ITaskData | undefined {
		return this.run.data.resultData.runData[node]?.at(-1);
	}
}
