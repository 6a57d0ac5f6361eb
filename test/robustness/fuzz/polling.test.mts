import fc from 'fast-check';
import {
	EVENT_KINDS,
	advance,
	providers,
	fetchWindows,
	STATUSES,
} from '../../../adapters/index.ts';
import { answerOf, plans } from './answers.mts';
import { checkObservation, checkSecret, openFuzzed, survives } from './outside.mts';
import { runsOf, TIMEOUT_MS } from './runs.mts';
import { credentials } from './survival.mts';

describe('whatever a provider answers, polling survives it:', () => {
	it.each(providers.map((provider) => [provider.id, provider] as const))(
		'%s',
		async (_id, provider) => {
			let ticks = 0;
			const property = fc.asyncProperty(plans, plans, credentials, async (before, after, own) => {
				let all = before;
				const outside = openFuzzed(provider, own, (request, nth) =>
					answerOf(all, provider.id, request, nth),
				);
				const { context, clock } = outside;
				const now = clock.now();
				const look = { ownPhone: null, kinds: EVENT_KINDS, deadline: now + 48_000 };
				const rules = { kinds: EVENT_KINDS, statuses: STATUSES, overdueMs: 1_800_000, now };
				const tick = async (state: Parameters<typeof advance>[0]) => {
					const seeing = await survives(() =>
						clock.settle(fetchWindows(provider, context, state, look)),
					);
					return seeing && advance(state, seeing, rules, 'me');
				};
				const first = await tick(null);
				expect(first?.events ?? []).toEqual([]);
				all = after;
				const second = await tick(first?.state ?? null);
				second?.events.forEach(({ record }) => checkObservation(record));
				if (second) ticks += 1;
				expect(JSON.stringify(second?.state ?? null).length).toBeLessThan(10_000_000);
				checkSecret([second?.state, second?.events]);
			});
			const runs = runsOf('polling', providers.length);
			await fc.assert(property, runs);
			expect(ticks).toBeGreaterThan(runs.numRuns / 10);
		},
		TIMEOUT_MS,
	);
});
