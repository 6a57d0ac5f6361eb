import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Fault } from './fault.mts';

/** The faults that need the true answer first. */
export type ChangingFault = Extract<Fault, { kind: 'resetBody' | 'truncate' | 'mutate' }>;

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
		case 'truncate':
			return half;
		case 'resetBody':
			reply.header('content-length', bytes.length);
			return Readable.from(thenReset(half, reply));
	}
}

async function* thenReset(part: Buffer, reply: FastifyReply): AsyncGenerator<Buffer> {
	yield part;
	// A reset discards what the other side has not read yet: let it read the headers and this part.
	await new Promise((resolve) => setTimeout(resolve, 10));
	reply.raw.socket?.resetAndDestroy();
}
