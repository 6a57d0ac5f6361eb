import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

/** Makes every request of the server subject to the rules, before its own handlers see it or after them. */
export function injectFaults(
	app: FastifyInstance,
	rules: FaultRules,
	traffic: Traffic,
	closing: AbortSignal,
): void {
	const afterwards = new WeakMap<FastifyRequest, Fault[]>();

	/** Whether nobody is to be answered any more. */
	const wait = async (ms: number, reply: FastifyReply): Promise<boolean> => {
		await sleep(ms, undefined, { signal: closing }).catch(() => reply.hijack());
		return reply.sent;
	};

	app.addHook('preHandler', async (request, reply) => {
		const { method = '', url: path = '' } = request.raw;
		const later: Fault[] = [];
		afterwards.set(request, later);
		for (const { fault, isDone } of rules.strike({ method, path, inFlight: traffic.inFlight })) {
			if (isDone || isChanging(fault)) {
				later.push(fault);
			} else if (fault.kind === 'latency') {
				if (await wait(fault.ms, reply)) return;
			} else {
				return answerInstead(fault, reply, closing);
			}
		}
	});

	app.addHook<unknown>('onSend', async (request, reply, payload) => {
		let changed = payload;
		for (const fault of afterwards.get(request) ?? []) {
			if (fault.kind === 'latency') {
				await wait(fault.ms, reply);
			} else if (!isChanging(fault)) {
				answerInstead(fault, reply, closing);
				// Fastify would send the true answer after it.
				await new Promise(() => {});
			} else if (typeof changed === 'string') {
				changed = changeAnswer(fault, changed, reply);
			}
		}
		return changed;
	});
}
