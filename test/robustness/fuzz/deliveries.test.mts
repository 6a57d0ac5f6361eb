import fc from 'fast-check';
import { eventIdOf, providers, publicFields } from '../../../adapters/index.ts';
import { providerOf } from '../../../sandbox/index.mts';
import { unsigned } from '../../support/delivery.mts';
import { mutated, mutations } from './mutations.mts';
import { checkObservation, CREDENTIAL, survives } from './outside.mts';
import { runsOf, TIMEOUT_MS, totalShare } from './runs.mts';
import { json, text } from './values.mts';

const senders = providers.filter(({ webhook }) => webhook);

jest.setTimeout(TIMEOUT_MS);

describe('whatever is delivered to a webhook', () => {
	it.each(senders.map((provider) => [provider.id, provider] as const))(
		'is understood or ignored, never thrown at: %s',
		async (id, provider) => {
			const samples = providerOf(id).samples.deliveries ?? [];
			let understood = 0;
			const bodies = fc.oneof(
				{ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...samples), mutations) },
				{ weight: 1, arbitrary: fc.tuple(fc.tuple(json, text), fc.constant([])) },
			);
			const property = fc.asyncProperty(bodies, async ([[sample, topic], changes]) => {
				const body = mutated(sample, changes);
				const parsed = await survives(async () => {
					return provider.webhook?.parse(unsigned(body, topic), publicFields(provider, CREDENTIAL));
				});
				for (const event of parsed?.events ?? []) {
					checkObservation(event.record);
					if (eventIdOf(event, true).split(':').length < 5) throw new Error('no id');
					understood += 1;
				}
			});
			const runs = runsOf('deliveries', senders.length);
			await fc.assert(property, runs);
			expect(understood).toBeGreaterThan(runs.numRuns / 5);
		},
	);
});

describe('the cases', () => {
	it('add up to what is promised', () => {
		expect(totalShare).toBeCloseTo(1);
	});
});
