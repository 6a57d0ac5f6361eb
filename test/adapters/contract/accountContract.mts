import { setTimeout as sleep } from 'node:timers/promises';
import { failureOf } from '../http/failureOf.mts';
import { createHarness } from './harness.mts';
import type { ContractSubject } from './subject.mts';

/** Keys that are wrong, and phones that aren't connected. */
export function accountContract(subject: ContractSubject): void {
	describe('an account', () => {
		const harness = createHarness(subject);
		const outcome = async (work: Promise<unknown>) =>
			await work.then(
				(answer) => answer,
				({ category }: { category: string }) => ({ ok: false, category }),
			);

		it('passes its check', async () => {
			expect(await harness.open().check()).toMatchObject({ ok: true });
		});

		it('with a wrong key is auth, whatever is asked, and is asked once', async () => {
			const { check, read } = harness.open({ credential: subject.wrongKey(harness.sandbox) });
			const failure = await failureOf(read({ contact: subject.contact }));
			expect(failure).toMatchObject({ category: 'auth', scope: 'account', retryable: false });
			expect(await failureOf(read())).toBe(failure);
			expect(await failureOf(check())).toBe(failure);
			expect(harness.server.requests).toHaveLength(1);
		});

		it('whose phone isn’t connected is notConnected, and ends there', async () => {
			const credential = subject.notConnected(harness.sandbox);
			const { read } = harness.open({ credential });
			const failures = [
				read({ ownPhone: undefined }),
				read({ ownPhone: undefined, contact: subject.contact }),
			];
			const [first, second] = await Promise.all(failures.map(failureOf));
			expect(first).toMatchObject({ category: 'notConnected', scope: 'account', retryable: false });
			expect(second?.category).toBe('notConnected');
			const { concurrency } = harness.definition.capabilities;
			expect(harness.server.requests.length).toBeLessThanOrEqual(concurrency);
			expect(await outcome(harness.open({ credential }).check())).toMatchObject({ ok: false });
			subject.arrange(harness.sandbox);
		});

		it('makes at most as many requests as its concurrency for 200 items with a wrong key', async () => {
			const credential = subject.wrongKey(harness.sandbox);
			const { read } = harness.open({ credential });
			const phones = Array.from({ length: 200 }, (_, index) => `+7900${1_000_000 + index}`);
			const failures = await Promise.all(phones.map((contact) => failureOf(read({ contact }))));
			expect(new Set(failures.map(({ category }) => category))).toEqual(new Set(['auth']));
			const { concurrency } = harness.definition.capabilities;
			expect(harness.server.requests.length).toBeLessThanOrEqual(concurrency);
		});
	});
}

/** An execution that is cancelled. */
export function cancellingContract(subject: ContractSubject): void {
	describe('cancelling', () => {
		const harness = createHarness(subject);
		const cancelled = new Error('cancelled');

		/** Reads twice, one request at a time, cancels in the first, and says how long that took to be heeded. */
		async function cancelInFirst() {
			const controller = new AbortController();
			const { signal } = controller;
			const clock = {
				now: Date.now,
				random: () => 0.5,
				sleep: async (forMs: number) => {
					await sleep(forMs, undefined, { signal }).catch(() => signal.throwIfAborted());
				},
			};
			const { read } = harness.open({ signal, clock, concurrency: 1, timeoutMs: 60_000 });
			const work = [read({ contact: subject.contact }), read({ contact: subject.unknownContact })];
			const settled = Promise.allSettled(work);
			while (harness.reads().length === 0) await sleep(5);
			await sleep(50);
			const began = performance.now();
			controller.abort(cancelled);
			for (const outcome of await settled) {
				expect(outcome).toEqual({ status: 'rejected', reason: cancelled });
			}
			return performance.now() - began;
		}

		it.each([
			['an answer that doesn’t come', { kind: 'latency', ms: 60_000 }],
			['headers that never end', { kind: 'slowHeaders', ms: 5 }],
			['a body that never ends', { kind: 'slowBody', ms: 5 }],
			['Retry-After', { kind: 'status', code: 429, headers: { 'retry-after': '60' } }],
		] as const)('is heeded at once while it waits for %s', async (_what, fault) => {
			harness.injectFault(fault);
			expect(await cancelInFirst()).toBeLessThan(2_000);
			expect(harness.reads()).toHaveLength(1);
		});
	});
}
