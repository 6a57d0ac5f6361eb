import { Circuit } from '../../../../adapters/http/limiter/circuit.ts';
import { Latency } from '../../../../adapters/http/limiter/latency.ts';
import { Pause } from '../../../../adapters/http/limiter/pause.ts';
import { RetryBudget } from '../../../../adapters/http/limiter/retryBudget.ts';
import { ProviderError } from '../../../../adapters/index.ts';
import type { ProviderFailure } from '../../../../adapters/core/providerError.ts';
import { VirtualClock } from '../virtualClock.mts';

const failure = (part: Partial<ProviderFailure> = {}) =>
	new ProviderError({
		provider: 'acme',
		category: 'rateLimit',
		message: 'Slow down.',
		advice: 'Wait.',
		...part,
	});

describe('Latency', () => {
	it('judges a round by its quickest answer, once all of the round are there', () => {
		const latency = new Latency();
		const answers = [100, 100, 1_000, 1_000, 1_000, 100].map((ms) => latency.recordAnswer(ms, 2));
		expect(answers).toEqual([false, false, false, true, false, false]);
	});

	it('is late beyond three times the best and a tenth of a second, not at it', () => {
		for (const [ms, isLate] of [
			[400, false],
			[401, true],
		] as const) {
			const latency = new Latency();
			latency.recordAnswer(100, 1);
			expect(latency.recordAnswer(ms, 1)).toBe(isLate);
		}
	});
});

describe('Pause', () => {
	it('has its reason as long as it lasts', async () => {
		const clock = new VirtualClock();
		const pause = new Pause(clock);
		expect(pause.reason).toBeNull();
		const slowDown = failure({ retryAfterMs: 1_000 });
		pause.recordRefusal(slowDown, true);
		await clock.pass(999);
		expect(pause.reason).toBe(slowDown);
		await clock.pass(1);
		expect(pause.reason).toBeNull();
	});

	it('grows with each burst, not with each refusal of one', () => {
		const clock = new VirtualClock();
		const pause = new Pause(clock);
		for (const isFirst of [false, false, true]) pause.recordRefusal(failure(), isFirst);
		expect(pause.endsAt - clock.now()).toBe(500);
		pause.recordRefusal(failure(), true);
		expect(pause.endsAt - clock.now()).toBe(1_000);
		pause.recordSuccess();
		pause.recordRefusal(failure(), true);
		expect(pause.endsAt - clock.now()).toBe(1_000);
	});
});

describe('RetryBudget', () => {
	it.each([
		[0, 20],
		[9, 20],
		[10, 21],
		[20, 22],
		[100, 30],
	])('has after %d requests %d retries', (requests, retries) => {
		const budget = new RetryBudget();
		for (let made = 0; made < requests; made += 1) budget.recordRequest();
		const taken = Array.from({ length: 50 }, () => budget.takeRetry()).filter(Boolean).length;
		expect(Math.abs(taken - retries)).toBeLessThanOrEqual(requests % 10 === 0 ? 0 : 1);
	});
});

describe('Circuit', () => {
	it('breaks at once with whatever concerns the whole account, and stays with the first', () => {
		const circuit = new Circuit(8);
		const item = failure({ category: 'server' });
		expect(circuit.recordFailure(item)).toBe(item);
		expect(circuit.brokenWith).toBeNull();
		const first = failure({ category: 'server', scope: 'account' });
		circuit.recordFailure(first);
		circuit.recordFailure(failure({ category: 'server', scope: 'account' }));
		expect(circuit.brokenWith).toBe(first);
	});
});
