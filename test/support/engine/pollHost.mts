import './environment.mts';
import { Readable } from 'node:stream';
import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	IHttpRequestOptions,
	INodeExecutionData,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { type NodeCall, prepareNode, type PreparedNode, withExpressions } from './preparedNode.mts';

/** What n8n gives a tick of its durable scheduler: four fifths of 45 seconds. */
const SCHEDULED_BUDGET_MS = 36_000;

/** A polling trigger's node together with the context that n8n made for it, and for as many ticks as n8n uses it. */
export class PollHost {
	private constructor(
		private readonly prepared: PreparedNode,
		private readonly context: PollContext,
	) {}

	/**
	 * For an activation: its mode, and the budget that n8n-core sets. The ticks on schedule that follow have this
	 * same context, as long as the workflow stays active.
	 */
	static async ofActivation(call: NodeCall, activation: WorkflowActivateMode): Promise<PollHost> {
		const prepared = await prepareNode(call, 'trigger');
		const { workflow, node, additionalData, mode } = prepared;
		return new PollHost(
			prepared,
			new PollContext(workflow, node, additionalData, mode, activation),
		);
	}

	/** For one tick of the durable scheduler. */
	static async ofScheduledTick(
		call: NodeCall,
		budgetMs: number = SCHEDULED_BUDGET_MS,
	): Promise<PollHost> {
		const prepared = await prepareNode(call, 'trigger');
		const { workflow, node, additionalData, mode } = prepared;
		const context = new PollContext(workflow, node, additionalData, mode, 'update');
		return new PollHost(prepared, Object.assign(context, { getPollBudgetMs: () => budgetMs }));
	}

	/** Answers the node's requests in this process: no connection is made. */
	answeredBy(answer: (url: URL, body: unknown) => { status: number; body: unknown }): this {
		const httpRequestWithAuthentication = async (_type: string, options: IHttpRequestOptions) => {
			const { status: statusCode, body } = answer(new URL(options.url), options.body);
			return { statusCode, headers: {}, body: Readable.from([Buffer.from(JSON.stringify(body))]) };
		};
		Object.assign(this.context.helpers, { httpRequestWithAuthentication });
		return this;
	}

	/** What the node's static data is now: a copy, as n8n would store it. */
	get staticData(): IDataObject {
		return this.prepared.staticData();
	}

	/** Null when the tick found nothing. */
	async tick(): Promise<INodeExecutionData[] | null> {
		const { prepared, context } = this;
		const output = await withExpressions(
			prepared,
			async () => (await prepared.type.poll?.call(context)) ?? null,
		);
		return output?.[0] ?? null;
	}
}
