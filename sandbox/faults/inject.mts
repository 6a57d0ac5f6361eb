import type { FastifyInstance, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Traffic } from '../server/traffic.mts';
import { answerInstead } from './answerInstead.mts';
import { changeAnswer, type ChangingFault } from './changeAnswer.mts';
import type { Fault } from './fault.mts';
import type { FaultRules } from './rules.mts';

const CHANGING: ReadonlySet<Fault['kind']> = new Set([
	'resetBody',
	'truncate',
	'mutate',
	'oddFields',
]);

const isChanging = (fault: Fault): fault is ChangingFault => CHANGING.has(fault.kind);

/** Makes every request of the server subject to the rules, before its own handlers see it. */
export function injectFaults(
	app: FastifyInstance,
	rules: FaultRules,
	traffic: Traffic,
	closing: AbortSignal,
): void {
	const changes = new WeakMap<FastifyRequest, ChangingFault>();

	app.addHook('preHandler', async (request, reply) => {
		const { method = '', url: path = '' } = request.raw;
		for (const fault of rules.strike({ method, path, inFlight: traffic.inFlight })) {
			if (fault.kind === 'latency') {
				await sleep(fault.ms, undefined, { signal: closing }).catch(() => reply.hijack());
				if (reply.sent) return;
			} else if (isChanging(fault)) {
				changes.set(request, fault);
			} else {
				return answerInstead(fault, reply, closing);
			}
		}
	});

	app.addHook<unknown>('onSend', async (request, reply, payload) => {
		const fault = changes.get(request);
		return fault && typeof payload === 'string' ? changeAnswer(fault, payload, reply) : payload;
	});
}
