import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setInterval } from 'node:timers/promises';
import type { ChangingFault } from './changeAnswer.mts';
import type { Fault } from './fault.mts';

const CHUNK = Buffer.alloc(65_536, 'x');

const JSON_TYPE = 'application/json; charset=utf-8';

const PAGE = `<!DOCTYPE html>
<html><head><title>Welcome to nginx!</title></head>
<body><h1>Welcome to nginx!</h1><p>Further configuration is required.</p></body></html>
`;

/** The faults that need no true answer. */
export type ReplacingFault = Exclude<Fault, ChangingFault | { kind: 'latency' }>;

/**
 * Answers, or refuses to, in place of the server's own handler or of its answer. Past Fastify, which takes a reply
 * whose client left in the middle for one that nobody answered yet, and would go on to the route's handler.
 */
export function answerInstead(
	fault: ReplacingFault,
	reply: FastifyReply,
	closing: AbortSignal,
): FastifyReply {
	reply.hijack();
	const { raw } = reply;
	switch (fault.kind) {
		case 'status':
			answerStatus(fault, raw);
			break;
		case 'html':
			answer(raw, fault.code ?? 200, { 'content-type': 'text/html; charset=utf-8' }, PAGE);
			break;
		case 'empty':
			answer(raw, 200);
			break;
		case 'redirect':
			answer(raw, fault.code ?? 302, { location: fault.location });
			break;
		case 'json':
			answer(raw, 200, { 'content-type': JSON_TYPE }, JSON.stringify(fault.value));
			break;
		case 'hugeBody':
			stream(hugeJson(fault.bytes), raw);
			break;
		case 'slowBody':
			stream(spaces(fault.ms, closing), raw);
			break;
		case 'reset':
			raw.socket?.resetAndDestroy();
			break;
		case 'slowHeaders':
			void dribbleHeaders(fault.ms, raw, closing);
			break;
	}
	return reply;
}

function answerStatus(
	{ code, headers, body }: Extract<ReplacingFault, { kind: 'status' }>,
	raw: ServerResponse,
): void {
	const isText = typeof body === 'string';
	const type = isText ? 'text/plain; charset=utf-8' : JSON_TYPE;
	answer(
		raw,
		code,
		{ ...(body === undefined ? {} : { 'content-type': type }), ...headers },
		isText ? body : JSON.stringify(body),
	);
}

function answer(
	raw: ServerResponse,
	code: number,
	headers: Readonly<Record<string, string>> = {},
	body = '',
): void {
	raw.statusCode = code;
	for (const [name, value] of Object.entries(headers)) raw.setHeader(name, value);
	raw.end(body);
}

function stream(body: Iterable<Buffer> | AsyncIterable<string>, raw: ServerResponse): void {
	raw.writeHead(200, { 'content-type': JSON_TYPE });
	pipeline(body, raw).catch(() => {
		// The client left, or the server is closing: either way nobody is there to tell.
	});
}

function* hugeJson(bytes: number): Generator<Buffer> {
	const [head, tail] = [Buffer.from('{"padding":"'), Buffer.from('"}')];
	yield head;
	for (let left = bytes - head.length - tail.length; left > 0; left -= CHUNK.length) {
		yield CHUNK.subarray(0, left);
	}
	yield tail;
}

async function* spaces(ms: number, closing: AbortSignal): AsyncGenerator<string> {
	yield ' ';
	for await (const _ of setInterval(ms, undefined, { signal: closing })) yield ' ';
}

async function dribbleHeaders(
	ms: number,
	{ socket }: ServerResponse,
	closing: AbortSignal,
): Promise<void> {
	socket?.write('HTTP/1.1 200 OK\r\n');
	try {
		for await (const _ of setInterval(ms, undefined, { signal: closing })) {
			if (!socket?.writable) return;
			socket.write('x-patience: please\r\n');
		}
	} catch {
		// The server is closing, and the socket with it.
	}
}
