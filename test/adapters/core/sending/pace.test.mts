import { Pace } from '../../../../adapters/core/sending/pace.ts';
import { VirtualClock } from '../../http/virtualClock.mts';

describe('Pace', () => {
	it('waits until the last start is that long ago', async () => {
		const clock = new VirtualClock();
		const pace = new Pace(clock, clock.now() - 300);
		await clock.settle(pace.turn(1_000));
		expect(clock.slept).toEqual([700]);
		pace.recordStart();
		expect(pace.begunAt).toBe(clock.now());
		await clock.settle(pace.turn(1_000));
		expect(clock.slept).toEqual([700, 1_000]);
	});

	it('does not wait when it is, to the millisecond', async () => {
		const clock = new VirtualClock();
		await clock.settle(new Pace(clock, clock.now() - 1_000).turn(1_000));
		await clock.settle(new Pace(clock, 0).turn(1_000));
		expect(clock.slept).toEqual([]);
	});
});
