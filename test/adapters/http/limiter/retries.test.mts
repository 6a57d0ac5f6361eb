import fc from 'fast-check';
import { z } from 'zod/v4';
import {
	TransportFailure,
	type TransportFailureKind,
} from '../../../../adapters/http/transport.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer } from '../scriptedTransport.mts';

const refuse = (status: number, headers: Record<string, string> = {}) =>
	answer({ message: 'no' }, status, headers);

function breakOff(kind: TransportFailureKind, code: string | null = null): never {
	throw new TransportFailure(kind, code);
}

describe('retries', () => {
	it.each([429, 502, 503, 504])('repeat HTTP %i three times, and no more', async (status) => {
		const { ask, clock, transport } = openAcme(() => refuse(status));
		const failure = await clock.settle(failureOf(ask()));
		expect(failure.httpStatus).toBe(status);
		expect(transport.requests).toHaveLength(4);
	});

	it('repeat a connection that was refused or broke off', async () => {
		const { ask, clock, transport } = openAcme(() => breakOff('network', 'ECONNRESET'));
		const failure = await clock.settle(failureOf(ask()));
		expect(failure).toMatchObject({ category: 'network', providerCode: 'ECONNRESET' });
		expect(transport.requests).toHaveLength(4);
	});

	it.each([302, 400, 401, 402, 403, 404, 406, 408, 409, 410, 422, 486, 501])(
		'leave HTTP %i alone',
		async (status) => {
			const { ask, clock, transport } = openAcme(() => refuse(status));
			expect((await clock.settle(failureOf(ask()))).httpStatus).toBe(status);
			expect(transport.requests).toHaveLength(1);
			expect(clock.slept).toEqual([]);
		},
	);

	it('repeat HTTP 500 once', async () => {
		const { ask, clock, transport } = openAcme(() => refuse(500));
		expect((await clock.settle(failureOf(ask()))).httpStatus).toBe(500);
		expect(transport.requests).toHaveLength(2);
	});

	it.each(['timeout', 'dns', 'tls', 'tooLarge', 'blocked'] as const)(
		'leave a %s alone',
		async (kind) => {
			const { ask, clock, transport } = openAcme(() => breakOff(kind));
			await clock.settle(failureOf(ask()));
			expect(transport.requests).toHaveLength(1);
		},
	);

	it('leave an answer alone that is no JSON or not as documented', async () => {
		const { ask, clock, transport } = openAcme(() => answer('<html>'));
		expect(await clock.settle(failureOf(ask()))).toMatchObject({ category: 'invalidResponse' });
		expect(transport.requests).toHaveLength(1);
	});

	it.each([1, 2, 3])('give the answer that comes after %i failures', async (failures) => {
		const { ask, clock, transport } = openAcme((_request, nth) =>
			nth < failures ? refuse(503) : answer({ id: 7 }),
		);
		expect(await clock.settle(ask())).toEqual({ id: 7 });
		expect(transport.requests).toHaveLength(failures + 1);
	});

	it.each([429, 503])('never repeat what must not be done twice, for HTTP %i', async (status) => {
		const { clock, context, transport } = openAcme(() => refuse(status));
		const request = { method: 'POST', path: '/a', isRepeatable: false } as const;
		await clock.settle(failureOf(context.call(request, z.unknown())));
		expect(transport.requests).toHaveLength(1);
	});

	it('send the same request again', async () => {
		const { context, clock, transport } = openAcme((_request, nth) =>
			nth === 0 ? refuse(503) : answer('1'),
		);
		const request = { method: 'POST', path: '/a', query: { q: 'ñ &=' }, body: { a: 1 } } as const;
		await clock.settle(context.call(request, z.number()));
		expect(transport.requests[0]).toMatchObject({
			method: 'POST',
			url: 'https://api.acme.example/v1/a?q=%C3%B1%20%26%3D',
			headers: { accept: 'application/json', 'content-type': 'application/json' },
			body: '{"a":1}',
			timeoutMs: 30_000,
			maxBytes: 16 * 1024 * 1024,
		});
		expect(transport.requests[1]).toEqual(transport.requests[0]);
	});

	it.each([
		['connections', () => breakOff('network')],
		['HTTP 503', () => refuse(503)],
		['HTTP 429', () => refuse(429)],
	])('wait longer each time, by chance, for %s', async (_what, script) => {
		const waits = async (chance: number) => {
			const { ask, clock } = openAcme(script);
			clock.chance = chance;
			const began = clock.now();
			await clock.settle(failureOf(ask()));
			return clock.now() - began;
		};
		expect(await waits(0)).toBeLessThanOrEqual(300);
		expect(await waits(0.5)).toBeGreaterThanOrEqual(3_500);
		expect(await waits(0.5)).toBeLessThan(4_000);
		expect(await waits(0.999)).toBeGreaterThan(6_900);
		expect(await waits(0.999)).toBeLessThanOrEqual(7_300);
	});

	it.each([429, 503])(
		'wait as long as Retry-After says in seconds, for HTTP %i',
		async (status) => {
			const { ask, clock } = openAcme((_request, nth) =>
				nth === 0 ? refuse(status, { 'retry-after': '17' }) : answer('1'),
			);
			const began = clock.now();
			await clock.settle(ask());
			expect(clock.now() - began).toBe(17_000);
		},
	);

	it('wait until the date that Retry-After names', async () => {
		const at = 'Mon, 01 Jun 2026 12:00:42 GMT';
		const { ask, clock } = openAcme((_request, nth) =>
			nth === 0 ? refuse(429, { 'retry-after': at }) : answer('1'),
		);
		await clock.settle(ask());
		expect(clock.now()).toBe(Date.parse(at));
	});

	it.each(['soon', '', 'Mon, 01 Jun 2020 00:00:00 GMT', '0'])(
		'go on when Retry-After is %p',
		async (header) => {
			const { ask, clock } = openAcme((_request, nth) =>
				nth === 0 ? refuse(429, { 'retry-after': header }) : answer('1'),
			);
			const began = clock.now();
			expect(await clock.settle(ask())).toBe(1);
			expect(clock.now() - began).toBeLessThanOrEqual(1_000);
		},
	);

	it('end the account instead of waiting longer than two minutes', async () => {
		const { ask, clock, transport } = openAcme(() => refuse(429, { 'retry-after': '121' }));
		const [first, second] = await clock.settle(
			Promise.all([failureOf(ask('/a')), failureOf(ask('/b'))]),
		);
		expect(first).toMatchObject({ category: 'rateLimit', retryAfterMs: 121_000 });
		expect(second?.category).toBe('rateLimit');
		expect(clock.slept).toEqual([]);
		await failureOf(ask('/c'));
		expect(transport.requests.length).toBeLessThanOrEqual(2);
	});

	it('cost an account at most 20, and a tenth of its requests', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 1, max: 8 }),
				async (calls, concurrency) => {
					const { ask, clock, transport } = openAcme(() => refuse(503), { concurrency });
					await clock.settle(Promise.all(Array.from({ length: calls }, () => failureOf(ask()))));
					const made = transport.requests.length;
					const retries = made - calls;
					expect(retries).toBeLessThanOrEqual(20 + made / 10 + 1);
					expect(retries).toBeGreaterThanOrEqual(Math.min(calls * 3, 20));
				},
			),
			{ numRuns: 15 },
		);
	});

	it('end the account when they are spent and it is still told to slow down', async () => {
		const { ask, clock, transport } = openAcme(() => refuse(429));
		const failures = await clock.settle(
			Promise.all(Array.from({ length: 1_000 }, () => failureOf(ask()))),
		);
		expect(new Set(failures.map(({ category }) => category))).toEqual(new Set(['rateLimit']));
		expect(transport.requests.length).toBeGreaterThan(20);
		expect(transport.requests.length).toBeLessThan(40);
	});
});
