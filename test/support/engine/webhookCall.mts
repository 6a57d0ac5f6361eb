import './environment.mts';
import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { type Delivery, n8nRequest } from './n8nRequest.mts';
import { withNode, type NodeCall } from './preparedNode.mts';

export interface Received {
	/** What the node returned: `workflowData` starts the workflow. */
	readonly returned: IWebhookResponseData | undefined;
	/** What the node answered by itself; null: n8n answers. */
	readonly answered: { readonly status: number; readonly body: unknown } | null;
	readonly staticData: IDataObject;
}

/** Delivers one request to a webhook trigger. */
export async function deliver(call: NodeCall, delivery: Delivery): Promise<Received> {
	return await withNode(call, 'webhook', async (prepared) => {
		const { workflow, node, type, additionalData, mode, staticData } = prepared;
		const { name = 'default' } = delivery;
		const { pathname } = new URL(additionalData.webhookBaseUrl);
		const response = recorder();
		const webhookDescription = type.description.webhooks?.find((each) => each.name === name);
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				httpRequest: n8nRequest(delivery, `${pathname}/${node.webhookId ?? ''}/webhook`),
				httpResponse: response,
			} as unknown as IWorkflowExecuteAdditionalData,
			mode,
			{ webhookDescription, isTest: mode === 'manual' } as unknown as IWebhookData,
			[],
			null,
		);
		const returned = await type.webhook?.call(context);
		return { returned, answered: response.answered, staticData: staticData() };
	});
}

/** As much of Express's response as a node uses. */
function recorder() {
	const state: { answered: Received['answered'] } = { answered: null };
	let code = 200;
	const end = (body?: unknown) => {
		state.answered = { status: code, body };
		return response;
	};
	const response = {
		status: (status: number) => {
			code = status;
			return response;
		},
		setHeader: () => response,
		set: () => response,
		end,
		send: end,
		json: end,
		get answered() {
			return state.answered;
		},
	};
	return response;
}
