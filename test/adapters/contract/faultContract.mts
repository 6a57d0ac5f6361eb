import { registry } from '../../../adapters/index.ts';
import type { Fault } from '../../../sandbox/index.mts';
import { failedAnswersOf } from '../../support/sandbox/failedAnswers.mts';
import { createHarness } from './harness.mts';
import { type ContractSubject, SkippingClock } from './subject.mts';

/** What the requests behind a 429 may be spaced by, where a reading takes several. */
const PACE_MS = 500;

/** What becomes of broken answers, and of none. */
export function faultContract(subject: ContractSubject): void {
	describe('an answer', () => {
		const harness = createHarness(subject);

		const { label } = registry[subject.id];
		const answers = failedAnswersOf(subject.id);
		it.each(answers)('of HTTP $code is $category', async (expected) => {
			const { code, category, requests, error, advice, body = { message: 'no' } } = expected;
			harness.injectFault({ kind: 'status', code, body });
			const failure = await harness.failure();
			expect(failure).toMatchObject({
				provider: subject.id,
				category,
				httpStatus: code,
				message: error.replace('$', label),
				advice: expect.stringContaining(advice),
			});
			expect(harness.reads()).toHaveLength(requests);
		});

		const unworded = answers.filter(({ body = null }) => body === null);
		it.each(unworded)('of HTTP $code that is a web page is $category as well', async (expected) => {
			const { code, category } = expected;
			harness.injectFault({ kind: 'html', code });
			expect(await harness.failure()).toMatchObject({ category, httpStatus: code });
		});

		it.each([429, 503])(
			'of HTTP %i is asked for again after Retry-After in seconds',
			async (code) => {
				harness.injectFault(
					{ kind: 'status', code, headers: { 'retry-after': '7' } },
					{ times: 1 },
				);
				const clock = new SkippingClock();
				const read = await harness.open({ clock }).read({ contact: subject.contact, limit: 1 });
				expect(read).toHaveLength(1);
				expect(clock.skipped).toBeGreaterThan(5_000);
				expect(clock.skipped).toBeLessThanOrEqual(7_000 + PACE_MS);
			},
		);

		it('of HTTP 429 is asked for again at the date of Retry-After', async () => {
			const date = new Date(Date.now() + 30_000).toUTCString();
			harness.injectFault(
				{ kind: 'status', code: 429, headers: { 'retry-after': date } },
				{ times: 1 },
			);
			const clock = new SkippingClock();
			await harness.open({ clock }).read({ contact: subject.contact, limit: 1 });
			expect(clock.skipped).toBeGreaterThan(25_000);
			expect(clock.skipped).toBeLessThanOrEqual(30_000 + PACE_MS);
		});

		it('of HTTP 429 without Retry-After is asked for again after a backoff', async () => {
			harness.injectFault({ kind: 'status', code: 429 }, { times: 2 });
			const clock = new SkippingClock();
			const read = await harness.open({ clock }).read({ contact: subject.contact, limit: 1 });
			expect(read).toHaveLength(1);
			expect(clock.skipped).toBeGreaterThan(1_000);
			expect(clock.skipped).toBeLessThan(3_000);
		});

		it.each<[string, Fault]>([
			['before its headers', { kind: 'reset' }],
			['within its body', { kind: 'resetBody' }],
		])('that breaks off %s is asked for three times more', async (_where, fault) => {
			harness.injectFault(fault);
			const failure = await harness.failure();
			expect(failure).toMatchObject({ category: 'network', httpStatus: null, retryable: true });
			expect(failure.providerCode).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/);
			expect(harness.reads()).toHaveLength(4);
		});

		it.each<[string, Fault]>([
			['before its headers', { kind: 'reset' }],
			['within its body', { kind: 'resetBody' }],
		])('that breaks off %s once is given all the same', async (_where, fault) => {
			harness.injectFault(fault, { times: 1 });
			expect(await harness.open().read({ contact: subject.contact, limit: 1 })).toHaveLength(1);
		});

		it.each<[string, Fault]>([
			['begin', { kind: 'latency', ms: 30_000 }],
			['end its headers', { kind: 'slowHeaders', ms: 5 }],
			['end its body', { kind: 'slowBody', ms: 5 }],
		])('that doesn’t %s in time is a timeout, asked for once', async (_what, fault) => {
			harness.injectFault(fault);
			const began = performance.now();
			expect(await harness.failure({ timeoutMs: 500 })).toMatchObject({
				category: 'timeout',
				retryable: true,
				httpStatus: null,
			});
			expect(performance.now() - began).toBeLessThan(10_000);
			expect(harness.reads()).toHaveLength(1);
		});

		it('that is no proper JSON says in which of four ways', async () => {
			const faults: Fault[] = [
				{ kind: 'empty' },
				{ kind: 'html' },
				{ kind: 'truncate' },
				{ kind: 'status', code: 200, body: 'upstream connect failure' },
			];
			const messages: string[] = [];
			for (const fault of faults) {
				harness.server.faults.clear();
				harness.injectFault(fault);
				const failure = await harness.failure();
				expect(failure).toMatchObject({
					category: 'invalidResponse',
					httpStatus: 200,
					retryable: false,
				});
				messages.push(failure.message);
			}
			expect(messages[0]).toMatch(/empty/);
			expect(messages[1]).toMatch(/web page/);
			expect(messages[2]).toMatch(/breaks off/);
			expect(messages[3]).toMatch(/not JSON/);
			expect(harness.reads()).toHaveLength(4);
		});

		const undocumented = [[], 'text', 7, null, true, {}, { unexpected: {} }].filter(
			(value) => JSON.stringify(value) !== JSON.stringify(subject.emptyList),
		);
		it.each(undocumented.map((value) => [value]))(
			'that is %j is not as documented',
			async (value) => {
				harness.injectFault({ kind: 'json', value });
				const failure = await harness.failure();
				expect(failure).toMatchObject({ category: 'invalidResponse', retryable: false });
				expect(failure.message).toMatch(/not as documented\.$/);
			},
		);

		it('beyond 16 MB is not read to its end', async () => {
			harness.injectFault({ kind: 'hugeBody', bytes: 400 * 1024 * 1024 });
			const before = process.memoryUsage().rss;
			const failure = await harness.failure({ timeoutMs: 20_000 });
			expect(failure).toMatchObject({ category: 'invalidResponse', retryable: false });
			expect(failure.message).toContain('16 MB');
			expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
		});

		it('with malformed rows loses those, counts them, and keeps the others', async () => {
			let spoilt = 0;
			const spoil = (answer: unknown): unknown => {
				if (Array.isArray(answer)) {
					spoilt += Math.floor((answer.length + 1) / 3);
					return answer.map((row, index) => (index % 3 === 1 ? 7 : row));
				}
				return Object.fromEntries(
					Object.entries(answer as object).map(([key, value]) => [
						key,
						typeof value === 'object' && value !== null ? spoil(value) : value,
					]),
				);
			};
			const asked = { contact: subject.contact, limit: Infinity };
			const all = await harness.open().read(asked);
			harness.injectFault({ kind: 'mutate', mutate: spoil });
			const { notices, read } = harness.open();
			const kept = await read(asked);
			expect(spoilt).toBeGreaterThan(1);
			expect(kept).toHaveLength(all.length - spoilt);
			expect(all).toEqual(expect.arrayContaining([...kept]));
			expect(notices).toContainEqual({ code: 'malformedDropped', count: spoilt });
		});
	});
}
