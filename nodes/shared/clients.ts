import { type ICredentialDataDecryptedObject, type IExecuteFunctions, sleep } from 'n8n-workflow';
import {
	type ApiClient,
	type ProviderDefinition,
	type AddHint,
	type ClientServices,
	openClient,
	abortable,
} from '../../adapters';
import { createTransport, type NodeContext } from './transport';

type Services = Omit<ClientServices, 'transport' | 'clock'>;

/** Request options of the user; they hold for an account from the first item that uses it. */
export type RequestOptions = Pick<Services, 'concurrency' | 'timeoutMs'>;

/** The account behind a decrypted credential, asked through n8n. */
function openClientThrough(
	context: NodeContext,
	definition: ProviderDefinition<unknown>,
	credential: ICredentialDataDecryptedObject,
	services: Services,
): ApiClient<unknown> {
	return openClient(definition, credential, {
		...services,
		transport: createTransport(context, definition.credentialType, credential),
		clock: {
			now: Date.now,
			// Many may sleep at a time: with a signal of its own for each, Node.js takes none of them for a leak.
			sleep: async (ms) => await abortable(sleep(ms), AbortSignal.any([services.signal])),
			random: Math.random,
		},
	});
}

/** Of one request, where no user chooses it. */
const TIMEOUT_MS = 30_000;
/** For what somebody waits for and n8n sets no time for: a list, the publishing of a workflow. */
const SHORT_MS = 60_000;

/** The account of a node without items, be it a trigger or a list in the editor; else nobody sees its hints. */
export async function openNodeClient(
	context: Exclude<NodeContext, IExecuteFunctions>,
	definition: ProviderDefinition<unknown>,
	services: Partial<Services> = {},
): Promise<ApiClient<unknown>> {
	const credential = await context.getCredentials(definition.credentialType);
	return openClientThrough(context, definition, credential, {
		concurrency: null,
		timeoutMs: TIMEOUT_MS,
		deadlineAt: Date.now() + SHORT_MS,
		signal: new AbortController().signal,
		addHint: () => {},
		...services,
	});
}

/** n8n asks its database for each item's credential: so many are asked for together, and fail their own item only. */
const AHEAD = 32;

export interface ClientCache {
	/** The account of an item's own credential, opened once per execution. */
	of(itemIndex: number, options: RequestOptions): Promise<ApiClient<unknown>>;
}

/**
 * The accounts of one execution. Two items belong to the same account when their resolved credentials are equal,
 * since a credential's fields may be expressions; nothing is ever shared between two accounts.
 */
export function createClientCache(
	context: IExecuteFunctions,
	definition: ProviderDefinition<unknown>,
	signal: AbortSignal,
	addHint: AddHint,
): ClientCache {
	const { credentialType: type, label } = definition;
	const { maxConcurrency } = definition.capabilities;
	const opened = new Map<string, ApiClient<unknown>>();
	const readings: Array<Promise<ICredentialDataDecryptedObject>> = [];
	const items = context.getInputData().length;
	return {
		async of(itemIndex, options) {
			for (let next = readings.length; next < Math.min(items, itemIndex + AHEAD); next += 1) {
				readings[next] = context.getCredentials(type, next);
				readings[next]?.catch(() => {});
			}
			const credential = await (readings[itemIndex] ?? context.getCredentials(type, itemIndex));
			delete readings[itemIndex];
			const key = JSON.stringify(credential);
			const known = opened.get(key);
			if (known) return known;
			if (options.concurrency !== null && options.concurrency > maxConcurrency) {
				addHint({ code: 'concurrencyCapped', example: `${label}: ${maxConcurrency}` });
			}
			const services = { ...options, deadlineAt: Infinity, signal, addHint };
			const client = openClientThrough(context, definition, credential, services);
			opened.set(key, client);
			return client;
		},
	};
}
