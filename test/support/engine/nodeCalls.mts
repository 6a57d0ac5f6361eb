import './environment.mts';
import { HookContext, LoadOptionsContext } from 'n8n-core';
import type {
	IDataObject,
	INodeListSearchResult,
	IWebhookData,
	WebhookSetupMethodNames,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { withNode, type NodeCall } from './preparedNode.mts';

/** What the editor's search in a resource locator shows. */
export async function searchList(
	call: NodeCall,
	method: string,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await withNode(call, 'internal', async ({ workflow, node, type, additionalData }) => {
		const search = type.methods?.listSearch?.[method];
		if (!search) throw new Error(`${node.type} has no list search ${method}`);
		const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
		return await search.call(context, filter);
	});
}

/** A webhook trigger's `checkExists`, `create` or `delete`, with the static data it leaves. */
export async function callHook(
	call: NodeCall & {
		readonly activation?: WorkflowActivateMode;
		readonly isTest?: boolean;
		/** Gets the static data also where the hook fails: n8n saves it then too. */
		readonly keep?: (staticData: IDataObject) => void;
	},
	method: WebhookSetupMethodNames,
	name = 'default',
): Promise<{ answer: boolean | undefined; staticData: IDataObject }> {
	return await withNode(call, 'trigger', async (prepared) => {
		const { workflow, node, type, additionalData, mode, staticData } = prepared;
		const { activation = 'activate', isTest = false } = call;
		const webhookDescription = type.description.webhooks?.find((each) => each.name === name);
		const data = { isTest, webhookDescription } as unknown as IWebhookData;
		const context = new HookContext(workflow, node, additionalData, mode, activation, data);
		const hook = (type.webhookMethods as Hooks | undefined)?.[name]?.[method];
		try {
			return { answer: await hook?.call(context), staticData: staticData() };
		} finally {
			call.keep?.(staticData());
		}
	});
}

type Hook = (this: HookContext) => Promise<boolean>;
type Hooks = Readonly<Record<string, Partial<Record<WebhookSetupMethodNames, Hook>>>>;
