import { SingleFlight } from '../../../adapters/twoChat/singleFlight.ts';
import { VirtualClock } from '../http/virtualClock.mts';

/** Runs this many works of a second each; gives how many ran at a time, in the order of their beginnings. */
async function run(count: number, work: (nth: number, flight: SingleFlight) => void) {
	const clock = new VirtualClock();
	const flight = new SingleFlight();
	const beside: number[] = [];
	let running = 0;
	const works = Array.from({ length: count }, (_, nth) =>
		flight.run(async () => {
			running += 1;
			beside.push(running);
			await clock.wait(1_000);
			running -= 1;
			work(nth, flight);
			return nth;
		}),
	);
	const settled = await clock.settle(Promise.allSettled(works));
	return { beside, settled: settled.map(({ status }) => status) };
}

describe('SingleFlight', () => {
	it('lets works run one after the other while nothing is proven', async () => {
		const { beside } = await run(5, () => {});
		expect(beside).toEqual([1, 1, 1, 1, 1]);
	});

	it('lets them run side by side as soon as it is', async () => {
		const { beside } = await run(6, (nth, flight) => {
			if (nth === 1) flight.prove();
		});
		expect(beside).toEqual([1, 1, 1, 2, 3, 4]);
	});

	it('goes on with the next one after a failure, which only its own caller gets', async () => {
		const { beside, settled } = await run(3, (nth) => {
			if (nth === 0) throw new Error('not found');
		});
		expect(beside).toEqual([1, 1, 1]);
		expect(settled).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	});
});
