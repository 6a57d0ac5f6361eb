import type { ProviderId, Sandbox } from '../../sandbox/index.mts';
import { type Compared, compare, eachOnce } from './compare.mts';
import type { Lives } from './lives.mts';
import { promisedBy } from './promised.mts';
import type { Collector } from './told.mts';
import type { Traffic } from './traffic.mts';
import { type Way, waysOf } from './ways.mts';

/** What came of one way of one provider. */
export interface Result extends Compared {
	readonly provider: ProviderId;
	readonly way: Way;
}

/** What takes part. */
export interface Run {
	readonly sandbox: Sandbox;
	readonly collector: Collector;
	readonly lives: Lives;
	readonly traffics: ReadonlyMap<ProviderId, Traffic>;
}

/** What was told so far beside what was promised. */
export function resultsOf({ sandbox, collector, lives, traffics }: Run): Result[] {
	return [...traffics].flatMap(([provider, { arrived }]) =>
		waysOf(provider).map((way) => {
			const promised = promisedBy(way, sandbox, provider, arrived);
			const told = collector.told(way, provider);
			// Statuses are asked for again and again.
			const counted = way === 'status' ? eachOnce(told) : told;
			return { provider, way, ...compare(promised, counted, lives.begun) };
		}),
	);
}
