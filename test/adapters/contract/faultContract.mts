import { type Fault, providerOf } from '../../../sandbox/index.mts';
import { createHarness } from './harness.mts';
import { type ContractSubject, SkippingClock } from './subject.mts';

/** Category and number of requests of each HTTP code, where a provider doesn't say otherwise. */
const CODES: Readonly<Record<number, readonly [string, number]>> = {
	400: ['invalidRequest', 1],
	401: ['auth', 1],
	402: ['quota', 1],
	403: ['permission', 1],
	404: ['invalidResponse', 1],
	409: ['invalidRequest', 1],
	410: ['invalidRequest', 1],
	422: ['invalidRequest', 1],
	429: ['rateLimit', 4],
	486: ['invalidRequest', 1],
	500: ['server', 2],
	502: ['server', 4],
	503: ['server', 4],
	504: ['server', 4],
};

/** What the requests behind a 429 may be spaced by, where a reading takes several. */
const PACE_MS = 500;

/** What becomes of broken answers, and of none. */
export function faultContract(subject: ContractSubject): void {
	describe('an answer', () => {
		const harness = createHarness(subject);

		const meant = providerOf(subject.id)
			.refusals.filter(({ body }) => body === undefined)
			.map(({ code, category, isRepeated }) => [code, [category, isRepeated ? 4 : 1]] as const);
		const codes = Object.entries<readonly [string, number]>({
			...CODES,
			...Object.fromEntries(meant),
		});
		it.each(codes)('of HTTP %s is %j', async (code, [category, requests]) => {
			harness.injectFault({ kind: 'status', code: Number(code) });
			const failure = await harness.failure();
			expect(failure).toMatchObject({
				provider: subject.id,
				category,
				httpStatus: Number(code),
			});
			expect(harness.reads()).toHaveLength(requests);
		});

		it.each(codes)('of HTTP %s that is a web page is %j as well', async (code, [category]) => {
			harness.injectFault({ kind: 'html', code: Number(code) });
			expect(await harness.failure()).toMatchObject({ category, httpStatus: Number(code) });
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
			expect(await harness.failure({ timeoutMs: 150 })).toMatchObject({
				category: 'timeout',
				retryable: true,
				httpStatus: null,
			});
			expect(performance.now() - began).toBeLessThan(4_000);
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
