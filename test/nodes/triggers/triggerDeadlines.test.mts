import { providers } from '../../../adapters/index.ts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { Trigger } from './trigger.mts';

/** Longer than somebody who publishes a workflow would wait. */
const SLOW_DOWN = { kind: 'status', code: 429, headers: { 'retry-after': '100' } } as const;
const AT_ONCE_MS = 10_000;
const isTold = (id: string) => providers.some((each) => each.id === id && each.webhook);

describe('What n8n sets no time for ends within a minute', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS.filter(isTold))(
		'when a trigger is published or unpublished while %s wants to be left alone',
		async (provider) => {
			const started = Date.now();
			const parameters = { events: ['messageReceived'] };
			const one = new Trigger(sandbox(), { provider, parameters });
			sandbox()[provider].faults.add({ fault: SLOW_DOWN });
			await one.activate().catch(() => {});
			await one.deactivate();
			expect(sandbox()[provider].requests.length).toBeLessThanOrEqual(3);
			expect(Date.now() - started).toBeLessThan(AT_ONCE_MS);
		},
	);
});
