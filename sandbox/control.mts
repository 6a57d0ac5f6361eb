import { fastify } from 'fastify';
import { z } from 'zod/v4';
import { addWebhookControl } from './controlWebhooks.mts';
import { jsonFaultRuleSchema } from './faults/fault.mts';
import type { ProviderServer } from './server/providerServer.mts';
import type { TwoChatSandbox } from './twoChat/sandbox.mts';
import type { WammSandbox } from './wamm/sandbox.mts';
import { WHATSAPP_STATES } from './whatsappApi/connection.mts';
import type { WhatsAppApiSandbox } from './whatsappApi/sandbox.mts';

const stateSchema = z.strictObject({
	state: z.enum(WHATSAPP_STATES),
	readyWaitMs: z.number().nonnegative().optional(),
});

/** What can be controlled, by the names used in paths. */
export interface Controlled {
	readonly providers: Readonly<Record<string, ProviderServer>> & {
		readonly wamm: WammSandbox;
		readonly twoChat: TwoChatSandbox;
		readonly whatsappApi: WhatsAppApiSandbox;
	};
	/** The answer of `GET /`. */
	readonly describe: () => object;
}

/** A running control server. */
export interface ControlServer {
	readonly origin: string;
	close(): Promise<void>;
}

type ProviderRoute = { Params: { provider: string } };

/** Lets other processes read requests, add faults, set states and have webhooks sent. */
export async function startControl(controlled: Controlled, port = 0): Promise<ControlServer> {
	const { providers, describe } = controlled;
	const { whatsappApi } = providers;
	const app = fastify({ forceCloseConnections: true });
	const provider = (name: string): ProviderServer => {
		const all: Readonly<Record<string, ProviderServer>> = providers;
		const found = Object.hasOwn(all, name) ? all[name] : undefined;
		if (!found) throw Object.assign(new Error(`no provider ${name}`), { statusCode: 404 });
		return found;
	};
	app.setErrorHandler((error, _request, reply) => {
		if (!(error instanceof z.ZodError)) throw error;
		return reply.code(400).send({ error: z.prettifyError(error) });
	});
	app.get('/', describe);
	app.get<ProviderRoute>('/requests/:provider', ({ params }) => provider(params.provider).requests);
	app.delete<ProviderRoute>('/requests/:provider', ({ params }, reply) => {
		provider(params.provider).clearRequests();
		return reply.code(204).send();
	});
	app.post<ProviderRoute>('/faults/:provider', ({ params, body }, reply) => {
		provider(params.provider).faults.add(jsonFaultRuleSchema.parse(body));
		return reply.code(204).send();
	});
	app.delete<ProviderRoute>('/faults/:provider', ({ params }, reply) => {
		provider(params.provider).faults.clear();
		return reply.code(204).send();
	});
	app.put('/state/whatsappApi', ({ body }, reply) => {
		const { state, readyWaitMs } = stateSchema.parse(body);
		whatsappApi.state = state;
		whatsappApi.connection.readyWaitMs = readyWaitMs ?? whatsappApi.connection.readyWaitMs;
		return reply.code(204).send();
	});
	addWebhookControl(app, providers);
	const origin = await app.listen({ host: '127.0.0.1', port });
	return { origin, close: () => app.close() };
}
