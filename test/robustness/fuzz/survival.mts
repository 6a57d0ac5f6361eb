import fc from 'fast-check';
import { answerOf, plans } from './answers.mts';
import { type Operation, wishes } from './operations.mts';
import { checkObservation, checkSecret, openFuzzed, survives } from './outside.mts';
import { runsOf, TIMEOUT_MS } from './runs.mts';

/** Credentials of every kind. */
export const credentials = fc.record({
	messenger: fc.constantFrom('whatsapp', 'telegram'),
	timezone: fc.constantFrom('Europe/Moscow', 'America/Mexico_City'),
	requestMethod: fc.constantFrom('GET', 'POST'),
});

/** One property for each operation: whatever comes back, what comes out of it is as it has to be. */
export function describeSurvival(
	part: Parameters<typeof runsOf>[0],
	operations: readonly Operation[],
): void {
	describe(`whatever a provider answers, ${part} survives it:`, () => {
		it.each(operations.map((operation) => [operation.name, operation] as const))(
			'%s',
			async (_name, { provider, run }) => {
				let answered = 0;
				const property = fc.asyncProperty(plans, credentials, wishes, async (all, own, options) => {
					const outside = openFuzzed(provider, own, (request, nth) =>
						answerOf(all, provider.id, request, nth),
					);
					const found = await survives(() => outside.clock.settle(run(outside, options)));
					found?.forEach(checkObservation);
					const most = part === 'reading' ? options.limit : Infinity;
					if (found && found.length > most) throw new Error('gives more than the limit');
					checkSecret([found, outside.notices]);
					if (found) answered += 1;
				});
				const runs = runsOf(part, operations.length);
				await fc.assert(property, runs);
				expect(answered).toBeGreaterThan(runs.numRuns / 50);
			},
			TIMEOUT_MS,
		);
	});
}
