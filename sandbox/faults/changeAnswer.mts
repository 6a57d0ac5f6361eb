import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Fault } from './fault.mts';

/** The faults that need the true answer first. */
export type ChangingFault = Extract<
	Fault,
	{ kind: 'resetBody' | 'truncate' | 'mutate' | 'oddFields' }
>;

/** The payload to send in place of the true one. */
export function changeAnswer(
	fault: ChangingFault,
	payload: string,
	reply: FastifyReply,
): string | Buffer | Readable {
	const bytes = Buffer.from(payload);
	const half = bytes.subarray(0, bytes.length >> 1);
	switch (fault.kind) {
		case 'mutate':
			return JSON.stringify(fault.mutate(JSON.parse(payload)));
		case 'oddFields':
			return JSON.stringify(withFields(JSON.parse(payload), fault.fields));
		case 'truncate':
			return half;
		case 'resetBody':
			reply.header('content-length', bytes.length);
			return Readable.from(thenReset(half, reply));
	}
}

function withFields(answer: unknown, fields: Readonly<Record<string, unknown>>): unknown {
	if (Array.isArray(answer)) return answer.map((part) => withFields(part, fields));
	if (typeof answer !== 'object' || answer === null) return answer;
	const parts = Object.entries(answer).map(([name, part]) => [
		name,
		Object.hasOwn(fields, name) ? fields[name] : withFields(part, fields),
	]);
	return Object.fromEntries(parts);
}

async function* thenReset(part: Buffer, reply: FastifyReply): AsyncGenerator<Buffer> {
	yield part;
	// A reset discards what the other side has not read yet: let it read the headers and this part.
	await new Promise((resolve) => setTimeout(resolve, 10));
	reply.raw.socket?.resetAndDestroy();
}
