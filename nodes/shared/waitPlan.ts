import type { WaitPlan, WaitTarget } from '../../adapters';
import { EXAMPLES_URL } from './hints';
import type { Options } from './parameters';
import { toChoice, toNumber } from './values';

const DEFAULT_MINUTES = 2;
const MAX_MINUTES = 10;
const DEFAULT_INTERVAL_S = 5;
const TARGETS: readonly WaitTarget[] = ['delivered', 'read', 'final'];

/** Which status is treated as final, as the options say. Throws an `InputError`. */
export function finalOf({ treatAsFinal }: Options): 'read' | 'delivered' {
	return toChoice(treatAsFinal, 'Treat as Final', ['read', 'delivered']) ?? 'read';
}

/** How long to wait for which status, counted from when it begins; null without waiting. Throws an `InputError`. */
export function readWaitPlan(options: Options): ((beganAt: number) => WaitPlan) | null {
	const target = toChoice(options.waitUntil, 'Wait Until', ['none', ...TARGETS]) ?? 'none';
	if (target === 'none') return null;
	const minutes = toNumber(options.waitMinutes ?? DEFAULT_MINUTES, {
		label: 'Wait Minutes',
		min: 0,
		max: MAX_MINUTES,
		isFractional: true,
		aboveMax: `Waiting holds one of n8n’s workers. For more than 10 minutes use n8n’s Wait node instead, as in the example wait-node-loop.json: ${EXAMPLES_URL}`,
	});
	const seconds = toNumber(options.waitIntervalSeconds ?? DEFAULT_INTERVAL_S, {
		label: 'Wait Interval',
		min: 1,
		max: MAX_MINUTES * 60,
		isFractional: true,
	});
	const treatAsFinal = finalOf(options);
	return (beganAt) => ({
		target,
		treatAsFinal,
		deadline: beganAt + minutes * 60_000,
		intervalMs: seconds * 1_000,
	});
}
