import type { FastifyReply } from 'fastify';
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

/** Answers, or refuses to, in place of the server's own handler. */
export function answerInstead(
	fault: ReplacingFault,
	reply: FastifyReply,
	closing: AbortSignal,
): FastifyReply {
	const json = () => reply.type(JSON_TYPE);
	switch (fault.kind) {
		case 'status':
			reply.code(fault.code).headers(fault.headers ?? {});
			if (fault.body === undefined) return reply.send();
			if (typeof fault.body === 'string') return reply.send(fault.body);
			return json().send(JSON.stringify(fault.body));
		case 'html':
			return reply
				.code(fault.code ?? 200)
				.type('text/html; charset=utf-8')
				.send(PAGE);
		case 'empty':
			return reply.send();
		case 'redirect':
			return reply.redirect(fault.location, fault.code ?? 302);
		case 'json':
			return json().send(JSON.stringify(fault.value));
		case 'hugeBody':
			return stream(hugeJson(fault.bytes), reply);
		case 'slowBody':
			return stream(spaces(fault.ms, closing), reply);
		case 'reset':
			reply.hijack();
			reply.raw.socket?.resetAndDestroy();
			return reply;
		case 'slowHeaders':
			reply.hijack();
			void dribbleHeaders(fault.ms, reply, closing);
			return reply;
	}
}

/**
 * Past Fastify, which takes a reply whose client left in the middle for one that nobody answered
 * yet, and would go on to the route's handler.
 */
function stream(body: Iterable<Buffer> | AsyncIterable<string>, reply: FastifyReply): FastifyReply {
	reply.hijack();
	reply.raw.writeHead(200, { 'content-type': JSON_TYPE });
	pipeline(body, reply.raw).catch(() => {
		// The client left, or the server is closing: either way nobody is there to tell.
	});
	return reply;
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
	reply: FastifyReply,
	closing: AbortSignal,
): Promise<void> {
	const { socket } = reply.raw;
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
