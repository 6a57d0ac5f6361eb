import type { IHookFunctions } from 'n8n-workflow';
import {
	type ProviderDefinition,
	providers,
	type ProviderCapabilities,
} from '../../../adapters/index.ts';
import { checkWebhookUrl } from '../../../nodes/MessageTrigger/checkWebhookUrl.ts';
import { toldByLists } from '../../../nodes/MessagePollingTrigger/toldByLists.ts';
import { toldByWebhook } from '../../../nodes/MessageTrigger/providerWebhook.ts';
import { requireEvents } from '../../../nodes/shared/triggers/chosenEvents.ts';
import { docsOf } from '../providers.mts';
import { refused, told, toldList } from './told.mts';

const PATH = '3f1c/webhook';
const CREDENTIAL = Object.fromEntries(
	providers.flatMap(({ secretFields }) => secretFields.map((field) => [field, 'a secret'])),
);

/** The first provider that is told our URL this way. */
function definitionBy(webhook: ProviderCapabilities['webhook']): ProviderDefinition<unknown> {
	const definition = providers.find(({ capabilities }) => capabilities.webhook === webhook);
	if (definition) return definition;
	throw new Error(`No provider is told our URL ${webhook}.`);
}

/** What a trigger is lent when somebody publishes its workflow, or tests it in the editor. */
function hostOf(parameters: Readonly<Record<string, unknown>>, isTest: boolean): IHookFunctions {
	const host = {
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getNodeWebhookUrl: () => `https://n8n.example.com/webhook${isTest ? '-test' : ''}/${PATH}`,
		getActivationMode: () => (isTest ? 'manual' : 'activate'),
		getMode: () => (isTest ? 'manual' : 'trigger'),
		getNode: () => ({ name: 'Message Webhook Trigger' }),
		getCredentials: async () => await Promise.resolve(CREDENTIAL),
		getWorkflowStaticData: () => ({}),
	};
	return host as unknown as IHookFunctions;
}

/** The provider sends to these URLs, and not to the node's. */
async function pasted(urls: readonly string[], isTest: boolean) {
	const definition = definitionBy('byUser');
	const registration = definition.webhook?.registration;
	if (registration?.by !== 'user') throw new Error(`${definition.label} takes no pasted URL.`);
	const current = async () => await Promise.resolve({ urls, accountPhone: null });
	const host = hostOf({}, isTest);
	return await checkWebhookUrl(host, definition, { ...registration, current }).then(
		() => told(null),
		told,
	);
}

/** Nothing of what is chosen could happen. */
function unsendable(
	definition: ProviderDefinition<unknown>,
	toldOf: typeof toldByLists,
	parameters: Readonly<Record<string, unknown>>,
) {
	return refused(() => requireEvents(hostOf(parameters, false), definition, toldOf(definition)));
}

/** What the triggers say when a workflow is published or tested. */
export async function triggerMessages(): Promise<string> {
	const own = await Promise.all(
		providers.map(async ({ id }) => (await (await docsOf(id)).triggerMessages?.()) ?? []),
	);
	const [byUser, byApi] = [definitionBy('byUser'), definitionBy('byApi')];
	return toldList([
		await pasted([], false),
		await pasted(['https://crm.example.com/in'], false),
		await pasted(['https://crm.example.com/in'], true),
		unsendable(byApi, toldByWebhook, { events: [] }),
		unsendable(byApi, toldByLists, { events: ['messageReceived', 'statusOverdue'] }),
		unsendable(byUser, toldByLists, { events: ['statusChanged'], statuses: [] }),
		unsendable(byApi, toldByWebhook, { events: ['statusChanged'], statuses: ['deleted'] }),
		...own.flatMap((messages) => messages),
	]);
}
