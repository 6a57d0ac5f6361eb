import type { IHookFunctions } from 'n8n-workflow';
import { type Definition, findProvider } from '../../../adapters/index.ts';
import type { Context } from '../../../adapters/core/provider.ts';
import { configSchema, type TwoChatConfig } from '../../../adapters/twoChat/config.ts';
import { failure } from '../../../adapters/twoChat/failures.ts';
import { subscriptions } from '../../../adapters/twoChat/subscriptions.ts';
import { checkPastedHook } from '../../../nodes/shared/triggers/pastedHook.ts';
import { isSubscribed } from '../../../nodes/shared/triggers/subscribe.ts';
import { contextThatSays } from './fakeContext.mts';
import { told, toldList } from './told.mts';

const PATH = '3f1c/webhook';
const TOPIC = 'whatsapp.message.received';
const CREDENTIAL = { token: 'a token', apiKey: 'a key' };

function definitionOf(id: string): Definition<unknown> {
	const definition = findProvider(id);
	if (definition) return definition;
	throw new Error(`There is no provider ${id}.`);
}

/** What a trigger is lent when somebody publishes its workflow, or tests it in the editor. */
function hostOf(parameters: Readonly<Record<string, unknown>>, isTest: boolean): IHookFunctions {
	const host = {
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getNodeWebhookUrl: () => `https://n8n.example.com/webhook${isTest ? '-test' : ''}/${PATH}`,
		getActivationMode: () => (isTest ? 'manual' : 'activate'),
		getMode: () => (isTest ? 'manual' : 'trigger'),
		getNode: () => ({ name: 'Message Trigger' }),
		getCredentials: async () => await Promise.resolve(CREDENTIAL),
		getWorkflowStaticData: () => ({}),
	};
	return host as unknown as IHookFunctions;
}

/** The provider sends to this URL, and not to the node's. */
async function pasted(url: string, isTest: boolean) {
	const current = async () => await Promise.resolve({ url, accountPhone: null });
	const registration = { by: 'user', current } as const;
	const host = hostOf({}, isTest);
	return await checkPastedHook(host, definitionOf('wamm'), registration).then(
		() => told(null),
		told,
	);
}

/** 2Chat could send nothing of what is chosen. */
async function unsendable(parameters: Readonly<Record<string, unknown>>) {
	const host = hostOf(parameters, false);
	const registration = { by: 'api', ...subscriptions } as const;
	return await isSubscribed(
		host,
		definitionOf('twoChat'),
		registration as unknown as Parameters<typeof isSubscribed>[2],
	).then(() => told(null), told);
}

/** 2Chat answers a subscription with 409, and its list shows another address. */
async function taken() {
	const elsewhere = { uuid: 'WHK1', event_name: TOPIC, hook_url: 'https://crm.example.com/in' };
	const says = contextThatSays({ webhooks: [elsewhere] }, configSchema.parse({}));
	const refusal = failure({ status: 409, headers: {}, text: '', json: {} }, 0);
	const context: Context<TwoChatConfig> = {
		...says,
		call: async (request, schema) => {
			if (request.method === 'POST') throw refusal ?? new Error('409 has to be a failure.');
			return await says.call(request, schema);
		},
	};
	const url = `https://n8n.example.com/webhook/${PATH}`;
	return await subscriptions
		.create(context, '+595981048477', TOPIC, url)
		.then(() => told(null), told);
}

/** What the triggers say when a workflow is published or tested. */
export async function triggerMessages(): Promise<string> {
	return toldList([
		await pasted('', false),
		await pasted('https://crm.example.com/in', false),
		await pasted('https://crm.example.com/in', true),
		await unsendable({ events: [] }),
		await unsendable({ events: ['statusChanged'], statuses: ['deleted'] }),
		await taken(),
	]);
}
