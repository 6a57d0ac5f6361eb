import { type Concurrency, Width } from '../../../../adapters/http/limiter/width.ts';

const MINUTE = 60_000;
const widthOf = (initial: number, max: number) => new Width({ initial, max } satisfies Concurrency);

/** So many good answers, with the whole width in use. */
function succeed(width: Width, times: number, now = 0): number {
	for (let nth = 0; nth < times; nth += 1) width.recordSuccess(width.limit, now);
	return width.limit;
}

describe('Width', () => {
	it('learns nothing while less than half of it is in use', () => {
		const width = widthOf(4, 8);
		width.recordSuccess(1, 0);
		expect(width.limit).toBe(4);
		width.recordSuccess(2, 0);
		expect(width.limit).toBe(5);
	});

	it('grows by one with each answer until it was refused, then with each round', () => {
		const width = widthOf(8, 16);
		expect(succeed(width, 3)).toBe(11);
		width.recordOverload(8);
		expect([width.limit, width.epoch]).toEqual([4, 1]);
		expect(succeed(width, 3)).toBe(4);
		expect(succeed(width, 1)).toBe(5);
		expect(succeed(width, 4)).toBe(5);
		expect(succeed(width, 1)).toBe(6);
	});

	it('grows no further than its most', () => {
		expect(succeed(widthOf(4, 6), 20)).toBe(6);
	});

	it('takes half of what was in flight, where that was less', () => {
		const width = widthOf(8, 16);
		width.recordOverload(2);
		expect(width.limit).toBe(1);
		width.recordOverload(0);
		expect([width.limit, width.epoch]).toEqual([1, 2]);
	});

	it('stays where it is fixed', () => {
		const width = widthOf(4, 4);
		width.recordOverload(4);
		expect([width.limit, width.epoch]).toEqual([4, 0]);
	});

	it('takes a refusal for one of the width beyond half of what was refused, and of several', () => {
		const width = widthOf(8, 8);
		expect(width.recordRefusal(1, 0)).toBe(false);
		expect(width.recordRefusal(8, 0)).toBe(true);
		expect(width.recordRefusal(4, 1)).toBe(false);
		expect(width.recordRefusal(5, 2)).toBe(true);
		expect(width.recordRefusal(2, 2 + MINUTE)).toBe(true);
	});

	it('begins with a quarter of what was refused, and one by one where it is the rate', () => {
		const width = widthOf(32, 32);
		width.recordRefusal(32, 0);
		expect([width.limit, width.epoch]).toEqual([8, 1]);
		expect(succeed(width, 8)).toBe(16);
		width.recordRefusal(12, 1);
		expect([width.limit, width.epoch]).toEqual([1, 2]);
		expect(succeed(width, 5)).toBe(6);
		const narrow = widthOf(3, 3);
		narrow.recordRefusal(3, 0);
		expect(narrow.limit).toBe(1);
	});

	it('stays below what was refused last, also where that was taken for the rate', () => {
		const width = widthOf(32, 32);
		width.recordRefusal(32, 0);
		expect(width.recordRefusal(12, 1)).toBe(false);
		expect(succeed(width, 200)).toBe(11);
		expect(width.recordRefusal(7, 2)).toBe(true);
		expect(succeed(width, 200)).toBe(6);
	});

	it('grows again after one request was refused, which says nothing of the width', () => {
		const width = widthOf(4, 8);
		width.recordRefusal(1, 0);
		expect(succeed(width, 1)).toBe(2);
	});

	it('stays below what was refused for a minute', () => {
		const width = widthOf(4, 8);
		width.recordRefusal(4, 0);
		expect(succeed(width, 50, MINUTE - 1)).toBe(3);
		expect(succeed(width, 3, MINUTE)).toBe(4);
	});

	it('is halved when answers are late, but no less than at first', () => {
		const width = widthOf(4, 32);
		width.recordLateness(4);
		expect([width.limit, width.epoch]).toEqual([4, 0]);
		expect(succeed(width, 2)).toBe(6);
		width.recordLateness(6);
		expect([width.limit, width.epoch]).toEqual([4, 1]);
		const wide = widthOf(4, 32);
		expect(succeed(wide, 16)).toBe(20);
		wide.recordLateness(20);
		expect(wide.limit).toBe(10);
	});
});
