import fc from 'fast-check';
import { RETENTION, type RetentionLimits } from '../../../../adapters/core/polling/state.ts';
import { EVENT_KINDS, type EventKind } from '../../../../adapters/core/webhooks/webhook.ts';
import type { Arrival, FakeProviderOptions } from './fakeProvider.mts';

/** What happens, one after the other. */
export type Happening =
	| { readonly is: 'arrival'; readonly arrivals: readonly Arrival[] }
	| { readonly is: 'passing'; readonly seconds: number }
	/** Of the list that a pick leads to, so many from a place on. */
	| {
			readonly is: 'deletion';
			readonly pick: number;
			readonly from: number;
			readonly count: number;
	  }
	/** A provider may also say less than it said before. */
	| { readonly is: 'status'; readonly pick: number; readonly stage: number }
	| { readonly is: 'poll'; readonly pages: number; readonly between: readonly Arrival[] }
	| { readonly is: 'failedPoll' }
	/** Back to the state of the last emission or activation. */
	| { readonly is: 'restart' }
	/** The user chooses other events, which activates anew. */
	| { readonly is: 'choice'; readonly kinds: readonly EventKind[] };

export interface Schedule {
	readonly options: FakeProviderOptions;
	readonly memory: RetentionLimits;
	readonly kinds: readonly EventKind[];
	/** Places in the stages. */
	readonly stages: readonly number[];
	/** Whether the provider isn't ready at the activation. */
	readonly isLateStart: boolean;
	readonly before: readonly Arrival[];
	readonly happenings: readonly Happening[];
}

const CHATS = 4;

const arrival: fc.Arbitrary<Arrival> = fc.record({
	afterSeconds: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
	chat: fc.nat(CHATS - 1),
	isOutbound: fc.boolean(),
	lateBySeconds: fc.oneof(
		{ weight: 6, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.nat(30) },
		{ weight: 1, arbitrary: fc.nat(7_200) },
	),
	stage: fc.nat(4),
	hasId: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
	hasTime: fc.integer({ min: 0, max: 19 }).map((chance) => chance > 0),
});
const arrivals = (maxLength: number) => fc.array(arrival, { maxLength });
const kinds = fc.subarray([...EVENT_KINDS], { minLength: 1 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({ is: fc.constant('arrival' as const), arrivals: arrivals(4) }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			is: fc.constant('passing' as const),
			seconds: fc.oneof(fc.nat(3), fc.nat(900), fc.nat(5_000)),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			is: fc.constant('deletion' as const),
			pick: fc.nat(),
			from: fc.nat(6),
			count: fc.oneof(fc.constant(1), fc.nat(8)),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			is: fc.constant('status' as const),
			pick: fc.nat(),
			stage: fc.nat(4),
		}),
	},
	{
		weight: 7,
		arbitrary: fc.record({
			is: fc.constant('poll' as const),
			pages: fc.integer({ min: 1, max: 3 }),
			between: arrivals(2),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ is: 'failedPoll' as const }) },
	{ weight: 1, arbitrary: fc.constant({ is: 'restart' as const }) },
	{ weight: 1, arbitrary: fc.record({ is: fc.constant('choice' as const), kinds }) },
);

/** Schedules of every kind of provider; memories so small that they overflow are among them. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
	options: fc.record({
		shape: fc.constantFrom('directions', 'number', 'chats'),
		sortedBy: fc.constantFrom('time', 'arrival'),
		rows: fc.integer({ min: 2, max: 8 }),
		hasRepeatedHour: fc.boolean(),
	}),
	memory: fc.constantFrom(
		RETENTION,
		{ perScope: 12, inAll: 24, scopes: 4 },
		{ perScope: 4, inAll: 9, scopes: 3 },
		{ perScope: 3, inAll: 6, scopes: 2 },
	),
	kinds,
	stages: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
	isLateStart: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
	before: arrivals(15),
	happenings: fc.array(happening, { maxLength: 40, size: 'max' }),
});
