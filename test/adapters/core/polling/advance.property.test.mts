import fc from 'fast-check';
import { ScheduleReplay } from './scheduleReplay.mts';
import { schedules } from './schedules.mts';

/** `npm run test:long`: a hundred times as many, other ones each time. */
const isLong = process.env.LONG_RUN === '1';
const RUNS = isLong ? { numRuns: 100_000 } : { numRuns: 1_000, seed: 20_261_120 };

/*
 * What is promised, as docs/nodes/message-polling-trigger.md says it. A provider shows the upper end of lists: of each direction, of a
 * number in pages, or of each chat that was active since; ordered by time or by arrival. Between polls that may fail
 * and restarts that go back to the state of the last emission or activation, messages arrive on time or late, with
 * equal times, with none, or in the hour that a clock shows twice, between two pages too; some are deleted, one or
 * many at once; statuses rise and fall; users choose other events.
 *
 * A message that arrived after the beginning is told of once, by the first poll that shows it, when it stands above
 * one that the last poll showed; or all of its list was always shown; or nothing that was shown is left, and it is
 * newer than all that was. What was there before is never told of, nor anything twice. Nor is a status, nor that a
 * message is overdue; and whichever of them a poll shows of a message that the one before showed, it tells.
 *
 * Left open is what cannot be told apart: whether a message below all known ones has come late, or was there and
 * moved up as others were deleted; and where nothing known is left, one whose time is not newer.
 */
describe('pollStep, over random schedules', () => {
	it('tells exactly once of every message and every status that a poll could see, in order', () => {
		const all = { due: 0, open: 0, statuses: 0, overdue: 0, gaps: 0 };
		fc.assert(
			fc.property(schedules, (schedule) => {
				const replay = new ScheduleReplay(schedule);
				replay.run();
				const { counted } = replay.assertion;
				for (const key of Object.keys(all) as Array<keyof typeof all>) all[key] += counted[key];
			}),
			RUNS,
		);
		expect(all.open).toBeLessThan(all.due / 5);
		expect(Math.min(all.statuses, all.overdue, all.gaps)).toBeGreaterThan(RUNS.numRuns / 25);
	}, 3_600_000);
});
