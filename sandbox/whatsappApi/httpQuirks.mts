import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BrokenBody } from './parameters.mts';

const INVALID_PARAMS = -32602;
const SERVER_ERROR = -32000;
const CORS = {
	'access-control-allow-origin': '*',
	'access-control-allow-methods': 'GET, POST, OPTIONS',
	'access-control-allow-headers': 'content-type, mcp-session-id',
	'access-control-expose-headers': 'mcp-session-id',
};

/** The header that a proxy in front of the server asks for. */
export interface RequiredHeader {
	readonly name: string;
	readonly value: string;
}

const print = (answer: unknown) => JSON.stringify(answer, null, 2);

const envelope = (code: number, message: string) => ({
	jsonrpc: '2.0',
	id: null,
	error: { code, message },
});

/** As the server reads addresses: after the Host header, whatever that is; throws "Invalid URL". */
export const urlOf = ({ headers, raw }: FastifyRequest) =>
	new URL(`http://${headers.host}${raw.url}`);

/** Fastify's 404 has a context of its own, without the serializer. */
const notFound = (reply: FastifyReply) =>
	reply
		.code(404)
		.serializer(String)
		.send(print({ error: 'not found' }));

/** How the server answers, whatever it is asked: printed JSON, CORS, 404 for what it doesn't know and else 500. */
export function addManners(app: FastifyInstance, required: () => RequiredHeader | null): void {
	app.setReplySerializer(print);
	// The server reads bodies whatever they are said to be; Fastify would refuse a malformed type.
	app.addHook('onRequest', async ({ raw }) => {
		raw.headers = { ...raw.headers, 'content-type': 'text/plain' };
	});
	app.addHook('preHandler', async (request, reply) => {
		const { headers, method, routeOptions } = request;
		const { name = '', value } = required() ?? {};
		if (value !== undefined && headers[name.toLowerCase()] !== value) {
			return reply.code(401).type('text/html').send('<h1>401 Authorization Required</h1>');
		}
		reply.headers(CORS).type('application/json; charset=utf-8');
		if (method === 'OPTIONS') return reply.code(204).send();
		const { pathname } = urlOf(request);
		// Fastify decodes paths before it compares them, the server doesn't.
		if (routeOptions.url !== undefined && routeOptions.url !== pathname) return notFound(reply);
	});
	app.setErrorHandler<Error>((error, _request, reply) =>
		error instanceof BrokenBody
			? reply.code(400).send(envelope(INVALID_PARAMS, error.message))
			: reply.code(500).send(envelope(SERVER_ERROR, error.message)),
	);
	app.setNotFoundHandler((_request, reply) => notFound(reply));
}
