import fc from 'fast-check';
import type { Shape } from './pollingServer.mts';

const ACTIVATIONS = ['init', 'create', 'activate', 'update', 'leadershipChange'] as const;

/** What happens, one after the other. */
export type Step =
	| {
			readonly is: 'arrival';
			readonly chat: number;
			readonly isOurs: boolean;
			/** How many seconds before its arrival its time says it was sent. */
			readonly late: number;
			readonly many: number;
			readonly isOdd: boolean;
	  }
	| { readonly is: 'passing'; readonly seconds: number }
	| { readonly is: 'status'; readonly pick: number; readonly stage: number }
	| { readonly is: 'tick' }
	| { readonly is: 'failedTick'; readonly trouble: 'timeout' | 'html' }
	/** n8n dies between putting out and saving, and starts again. */
	| { readonly is: 'lostTick' }
	/** A restart of n8n, or a publishing anew: it begins with what is saved. */
	| {
			readonly is: 'activation';
			readonly mode: (typeof ACTIVATIONS)[number];
			readonly isReady: boolean;
	  };

export interface Life {
	readonly shape: Shape;
	/** Whether n8n's durable scheduler makes the ticks, each from what is saved. */
	readonly isDurable: boolean;
	/** Whether the provider isn't ready at the first activation. */
	readonly startsLate: boolean;
	readonly before: ReadonlyArray<Step & { readonly is: 'arrival' }>;
	readonly steps: readonly Step[];
}

const arrival = fc.record({
	is: fc.constant('arrival' as const),
	chat: fc.nat(3),
	isOurs: fc.boolean(),
	late: fc.oneof(
		{ weight: 5, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.nat(60) },
		{ weight: 1, arbitrary: fc.nat(7_200) },
	),
	many: fc.oneof(
		{ weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 5, max: 60 }) },
	),
	isOdd: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
});

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: arrival },
	{
		weight: 3,
		arbitrary: fc.record({
			is: fc.constant('passing' as const),
			seconds: fc.oneof(fc.nat(60), fc.nat(4_000)),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ is: fc.constant('status' as const), pick: fc.nat(9), stage: fc.nat(3) }),
	},
	{ weight: 6, arbitrary: fc.constant({ is: 'tick' as const }) },
	{
		weight: 1,
		arbitrary: fc.record({
			is: fc.constant('failedTick' as const),
			trouble: fc.constantFrom('timeout' as const, 'html' as const),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ is: 'lostTick' as const }) },
	{
		weight: 2,
		arbitrary: fc.record({
			is: fc.constant('activation' as const),
			mode: fc.constantFrom(...ACTIVATIONS),
			isReady: fc.boolean(),
		}),
	},
);

export const lives: fc.Arbitrary<Life> = fc.record({
	shape: fc.constantFrom('directions', 'chats'),
	isDurable: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
	startsLate: fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0),
	before: fc.array(arrival, { minLength: 1, maxLength: 4 }),
	steps: fc.array(step, { maxLength: 24, size: 'max' }),
});
