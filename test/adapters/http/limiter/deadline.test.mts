import { z } from 'zod/v4';
import { TransportFailure } from '../../../../adapters/http/transport.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer, type Script } from '../scriptedTransport.mts';

const SECOND = 1_000;

/** As a real transport on the account's clock: ends with the request's time. */
function takes(ms: number, script: Script = () => answer()) {
	return (account: () => ReturnType<typeof openAcme>): Script =>
		async (request, nth, signal) => {
			await account().clock.wait(Math.min(ms, request.timeoutMs));
			if (ms > request.timeoutMs) throw new TransportFailure('timeout');
			return await script(request, nth, signal);
		};
}

function open(script: ReturnType<typeof takes>, options: Parameters<typeof openAcme>[1] = {}) {
	const account: ReturnType<typeof openAcme> = openAcme(
		script(() => account),
		options,
	);
	const epoch = account.clock.now();
	return { ...account, passed: () => account.clock.now() - epoch };
}

describe('a deadline', () => {
	it('ends a request that would take longer', async () => {
		const { ask, clock, passed, transport } = open(takes(20 * SECOND), {
			deadlineInMs: 5 * SECOND,
		});
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ category: 'timeout' });
		expect(passed()).toBe(5 * SECOND);
		expect(transport.requests[0]?.timeoutMs).toBe(5 * SECOND);
	});

	it('leaves a request its own, shorter time', async () => {
		const { ask, clock, transport } = open(takes(1), { deadlineInMs: 31 * SECOND });
		await clock.settle(ask());
		expect(transport.requests[0]?.timeoutMs).toBe(30 * SECOND);
	});

	it.each([429, 503])('lets no Retry-After reach beyond it, for HTTP %i', async (status) => {
		const refuse = () => answer('', status, { 'retry-after': '119' });
		const { ask, clock, passed } = open(takes(10, refuse), { deadlineInMs: 60 * SECOND });
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ httpStatus: status });
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ httpStatus: status });
		expect(passed()).toBeLessThan(SECOND);
	});

	it('lets no backoff reach beyond it', async () => {
		const { ask, clock, passed, transport } = open(
			takes(0, () => {
				throw new TransportFailure('network', 'ECONNRESET');
			}),
			{ deadlineInMs: 1_200 },
		);
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ providerCode: 'ECONNRESET' });
		expect(passed()).toBe(500);
		expect(transport.requests).toHaveLength(2);
	});

	it('gives those who would wait for their turn beyond it a timeout at once', async () => {
		const { ask, clock, passed, transport } = open(takes(10), {
			requestsPerMinute: 1,
			deadlineInMs: 50 * SECOND,
		});
		const first = ask();
		const second = failureOf(ask());
		await clock.settle(first);
		expect(await clock.settle(second)).toMatchObject({ category: 'timeout', retryable: true });
		expect(passed()).toBe(10);
		expect(transport.requests).toHaveLength(1);
	});

	it('lets those who wait behind others begin nothing after it', async () => {
		const { clock, context, passed, transport } = open(takes(40), {
			concurrency: 2,
			deadlineInMs: 100,
		});
		const asked = Array.from({ length: 20 }, async (_, index) => {
			await context.call({ method: 'GET', path: `/${index}` }, z.unknown());
		});
		const settled = await clock.settle(Promise.allSettled(asked));
		expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
		expect(transport.requests).toHaveLength(6);
		expect(passed()).toBe(100);
	});

	it('makes no request when it has passed', async () => {
		const { ask, clock, transport } = open(takes(1), { deadlineInMs: 0 });
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ category: 'timeout' });
		expect(transport.requests).toHaveLength(0);
	});
});
