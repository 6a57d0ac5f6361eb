import { fastify } from 'fastify';
import { z } from 'zod/v4';
import { named } from './controlled.mts';
import { jsonFaultRuleSchema } from './faults/fault.mts';
import { PROVIDER_IDS, providerOf, type Servers } from './providers.mts';
import { paceSchema } from './sending/course.mts';
import type { Outbox } from './sending/outbox.mts';
import type { ProviderServer } from './server/providerServer.mts';

/** What can be controlled. */
export interface Controlled {
	/** By the names used in paths. */
	readonly servers: Servers;
	/** The answer of `GET /`. */
	readonly describe: () => object;
}

/** A running control server. */
export interface ControlServer {
	readonly origin: string;
	close(): Promise<void>;
}

type ProviderRoute = { Params: { provider: string } };

/** Lets other processes read requests and what was sent, add faults, and do what a provider's entry offers beside that. */
export async function startControl(controlled: Controlled, port = 0): Promise<ControlServer> {
	const { servers, describe } = controlled;
	const app = fastify({ forceCloseConnections: true });
	const provider = (name: string): ProviderServer => {
		const id = PROVIDER_IDS.find((known) => known === name);
		return named(id && servers[id], `provider: ${name}`);
	};
	const outbox = (name: string): Outbox => {
		const server = provider(name);
		return named(providerOf(name).sending?.outbox(server), `outbox: ${name}`);
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
	app.get<ProviderRoute>('/outbox/:provider', ({ params }) => outbox(params.provider).messages);
	app.put<ProviderRoute>('/pace/:provider', ({ params, body }, reply) => {
		const { pace } = outbox(params.provider);
		outbox(params.provider).pace = { ...pace, ...paceSchema.parse(body) };
		return reply.code(204).send();
	});
	for (const id of PROVIDER_IDS) providerOf(id).addControl?.(app, servers[id]);
	const origin = await app.listen({ host: '127.0.0.1', port });
	return { origin, close: () => app.close() };
}
