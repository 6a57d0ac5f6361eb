import { ProviderError } from '../../../../adapters/index.ts';
import { openAcme } from '../acme.mts';
import { failureOf } from '../failureOf.mts';
import { answer, type Script } from '../scriptedTransport.mts';

const SECOND = 1_000;
const tooMany = (retryAfter?: string) =>
	answer('', 429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });

/** Opens an account whose answers take this long, and remembers when each request began and how many were inside. */
function open(ms: number, script: Script, options: Parameters<typeof openAcme>[1] = {}) {
	const begun: Array<{ at: number; beside: number }> = [];
	const account = openAcme(async (request, nth, signal) => {
		begun.push({ at: account.clock.now() - epoch, beside: account.transport.inFlight });
		await account.clock.wait(ms);
		return await script(request, nth, signal);
	}, options);
	const epoch = account.clock.now();
	const many = (count: number) => Array.from({ length: count }, () => account.ask());
	return { ...account, begun, many, times: () => begun.map(({ at }) => at) };
}

describe('an account', () => {
	it('makes no more requests at a time than its concurrency', async () => {
		const { clock, many, transport } = open(100, () => answer(), { concurrency: 3 });
		await clock.settle(Promise.all(many(20)));
		expect(transport.maxInFlight).toBe(3);
		expect(clock.slept).toEqual([]);
	});

	it('answers in the order of the requests', async () => {
		const { clock, ask } = open(10, ({ url }) => answer(JSON.stringify(url)), { concurrency: 3 });
		const paths = Array.from({ length: 9 }, (_, index) => `/${index}`);
		const urls = await clock.settle(Promise.all(paths.map((path) => ask(path))));
		expect(urls).toEqual(paths.map((path) => `https://api.acme.example/v1${path}`));
	});

	it.each([401, 402])(
		'makes at most as many requests as its concurrency for 1,000 calls answered %i',
		async (status) => {
			const { clock, many, transport } = open(50, () => answer('', status), { concurrency: 8 });
			const failures = await clock.settle(Promise.all(many(1_000).map(failureOf)));
			expect(transport.requests.length).toBeLessThanOrEqual(8);
			expect(new Set(failures.map(({ httpStatus }) => httpStatus))).toEqual(new Set([status]));
		},
	);

	it('gives later calls the failure that ended it', async () => {
		const { ask, clock, transport } = open(1, () => answer('', 401));
		const first = await clock.settle(failureOf(ask('/a')));
		const later = await clock.settle(failureOf(ask('/b')));
		expect(later).toBe(first);
		expect(transport.requests).toHaveLength(1);
	});

	it('still gives the good answers that were on their way when it ended', async () => {
		const { clock, many } = open(10, (_request, nth) => answer('7', nth === 0 ? 401 : 200), {
			concurrency: 4,
		});
		const settled = await clock.settle(Promise.allSettled(many(8)));
		expect(settled.map(({ status }) => status)).toEqual([
			'rejected',
			...Array(3).fill('fulfilled'),
			...Array(4).fill('rejected'),
		]);
	});

	it('goes on after a failure of one item', async () => {
		const { clock, many, transport } = open(5, (_request, nth) =>
			nth % 2 ? answer('', 404) : answer('1'),
		);
		const settled = await clock.settle(Promise.allSettled(many(10)));
		expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
		expect(transport.requests).toHaveLength(10);
	});
});

describe('an account that is told to slow down', () => {
	it('makes no request at all before Retry-After is over', async () => {
		const { clock, many, times } = open(
			10,
			(_request, nth) => (nth === 0 ? tooMany('30') : answer()),
			{ concurrency: 4 },
		);
		await clock.settle(Promise.all(many(20)));
		const [first, second, third, fourth, ...others] = times();
		expect([first, second, third, fourth]).toEqual([0, 0, 0, 0]);
		expect(others).toHaveLength(17);
		expect(Math.min(...others)).toBe(30 * SECOND + 10);
	});

	it('waits for the longest of several Retry-Afters', async () => {
		const { clock, many, times } = open(
			10,
			(_request, nth) => (nth < 4 ? tooMany(String(10 * (nth + 1))) : answer()),
			{ concurrency: 4 },
		);
		await clock.settle(Promise.all(many(6)));
		expect(Math.min(...times().slice(4))).toBe(40 * SECOND + 10);
	});

	it('begins again with a quarter of what was refused, twice as many each round up to half, and then one more', async () => {
		const { begun, clock, many } = open(
			SECOND,
			(_request, nth) => (nth === 0 ? tooMany('30') : answer()),
			{ concurrency: 8 },
		);
		await clock.settle(Promise.all(many(40)));
		const widths = [0, 1, 2, 3, 4].map((second) => {
			const begin = (31 + second) * SECOND;
			const inSecond = begun.filter(({ at }) => at >= begin && at < begin + SECOND);
			return Math.max(...inSecond.map(({ beside }) => beside));
		});
		expect(widths).toEqual([2, 4, 5, 6, 7]);
	});

	it('begins again as narrow also when the others of the burst were answered well', async () => {
		const { begun, clock, many } = open(
			SECOND,
			(_request, nth) => (nth === 3 ? tooMany('30') : answer()),
			{ concurrency: 8 },
		);
		await clock.settle(Promise.all(many(30)));
		const reopened = begun.filter(({ at }) => at >= 31 * SECOND);
		const atOnce = reopened.filter(({ at }) => at < 31 * SECOND + SECOND / 2);
		expect(atOnce).toHaveLength(1);
	});

	it('spaces its requests from the first 429 on', async () => {
		const { clock, many, times } = open(
			1,
			(_request, nth) => (nth === 10 ? tooMany('1') : answer()),
			{ concurrency: 1 },
		);
		await clock.settle(Promise.all(many(30)));
		const gaps = times().map((at, index) => at - (times()[index - 1] ?? 0));
		expect(gaps.slice(1, 11)).toEqual(Array(10).fill(1));
		expect(gaps.slice(12)).toEqual(Array(gaps.length - 12).fill(50));
	});

	it('takes a first refusal of several for one of the width, and spaces nothing', async () => {
		const { clock, many, times } = open(1, (_request, nth) => (nth < 4 ? tooMany('0') : answer()), {
			concurrency: 4,
		});
		await clock.settle(Promise.all(many(30)));
		expect(times().at(-1)).toBeLessThan(30);
	});

	it('doubles the spacing with each further 429, once for a burst', async () => {
		const { clock, many, times } = open(
			1,
			(_request, nth) => ([0, 1, 2, 3, 5, 6, 10].includes(nth) ? tooMany('0') : answer()),
			{ concurrency: 4 },
		);
		await clock.settle(Promise.all(many(20)));
		const gaps = times().map((at, index) => at - (times()[index - 1] ?? 0));
		expect(gaps.slice(8, 11)).toEqual(Array(3).fill(50));
		expect(gaps.slice(12)).toEqual(Array(gaps.length - 12).fill(100));
	});

	it('halves the spacing after every 50 good answers, and then goes freely', async () => {
		const { clock, many, times } = open(
			1,
			(_request, nth) => (nth === 0 ? tooMany('0') : answer()),
			{ concurrency: 1 },
		);
		await clock.settle(Promise.all(many(220)));
		const gaps = times().map((at, index) => at - (times()[index - 1] ?? 0));
		expect([2, 51, 52, 101, 102, 151, 152, 201].map((nth) => gaps[nth])).toEqual([
			50, 50, 25, 25, 12.5, 12.5, 1, 1,
		]);
	});

	it('tries the width that was refused again after a minute, and not before', async () => {
		const { begun, clock, many } = open(
			SECOND,
			(_request, nth) => (nth === 0 ? tooMany('0') : answer()),
			{ concurrency: 8 },
		);
		await clock.settle(Promise.all(many(600)));
		const widest = (from: number, to: number) =>
			Math.max(...begun.filter(({ at }) => at > from && at < to).map(({ beside }) => beside));
		expect(widest(2 * SECOND, 60 * SECOND)).toBe(7);
		expect(widest(60 * SECOND, Infinity)).toBe(8);
	});

	it.each([30, 60, 300])(
		'gets 1,000 answers of a provider that takes %i a minute without saying so',
		async (limit) => {
			const { begun, clock, many, times } = open(
				100,
				() => {
					const now = clock.now();
					const isFull = taken.filter((at) => at > now - 60 * SECOND).length >= limit;
					if (!isFull) taken.push(now);
					return isFull ? tooMany() : answer();
				},
				{ concurrency: 8 },
			);
			const taken: number[] = [];
			await clock.settle(Promise.all(many(1_000)));
			expect(begun.length).toBeLessThan(1_100);
			expect(times().at(-1)).toBeLessThan(4 * (1_000 / limit) * 60 * SECOND);
		},
	);

	it('keeps the rate of the user instead, where there is one', async () => {
		const { clock, many, times } = open(
			1,
			(_request, nth) => (nth === 2 ? tooMany('0') : answer()),
			{ requestsPerMinute: 60 },
		);
		await clock.settle(Promise.all(many(10)));
		expect(times()).toEqual(Array.from({ length: 11 }, (_, index) => index * SECOND));
	});

	it('never waits for the sum of its backoffs, but for each in turn', async () => {
		const { clock, many, times } = open(10, () => tooMany(), { concurrency: 4 });
		clock.chance = 0.999;
		await clock.settle(Promise.all(many(4).map(failureOf)));
		expect(Math.max(...times())).toBeLessThanOrEqual(16 * 30 * SECOND);
	});
});

describe('requestsPerMinute', () => {
	it.each([
		[60, 1_000],
		[80, 750],
		[600, 100],
	])(
		'of %i leaves %i ms between the beginnings of two requests',
		async (requestsPerMinute, gap) => {
			const { clock, many, times } = open(5, () => answer(), { requestsPerMinute, concurrency: 4 });
			await clock.settle(Promise.all(many(12)));
			expect(times()).toEqual(Array.from({ length: 12 }, (_, index) => index * gap));
		},
	);

	it('lets requests be slower than their spacing', async () => {
		const { clock, many, transport } = open(2_500, () => answer(), {
			requestsPerMinute: 60,
			concurrency: 4,
		});
		await clock.settle(Promise.all(many(12)));
		expect(transport.maxInFlight).toBe(3);
	});
});

describe('a failure that closes the gate', () => {
	it('is the one that callers get who waited in vain', async () => {
		const { clock, many } = open(1, () => tooMany('1'), { concurrency: 2 });
		const failures = await clock.settle(Promise.all(many(100).map(failureOf)));
		expect(failures.every((failure) => ProviderError.isInstance(failure))).toBe(true);
		expect(new Set(failures.map(({ message }) => message)).size).toBe(1);
	});
});
