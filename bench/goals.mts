import { NAMES } from './scenarios.mts';
import type { Results, Small } from './results.mts';
import { ratioOf, spreadOf, type Spread } from './statistics.mts';

/** A goal of the design, and what was measured. */
export interface Verdict {
	readonly what: string;
	readonly goal: string;
	readonly measured: Spread;
	readonly isMet: boolean;
}

function atMost(what: string, most: number, measured: Spread, unit = 'x'): Verdict {
	return { what, goal: `≤ ${most}${unit}`, measured, isMet: measured.median <= most };
}

function atLeast(what: string, least: number, measured: Spread, unit = 'x'): Verdict {
	return { what, goal: `≥ ${least}${unit}`, measured, isMet: measured.median >= least };
}

const { ours8, ours32, combined, oneByOne, http, raw8, raw32, list, rawList } = NAMES;

function ofStatuses(results: Results): Verdict[] {
	const wall = (scenario: string, subject: string, other: string) =>
		results.ratio(scenario, subject, other, 'wallMs');
	return [
		atLeast('one by one is slower than 8 at a time', 7, wall('oneByOne', oneByOne, ours8)),
		atMost('8 at a time beside raw undici', 1.15, wall('oneByOne', ours8, raw8)),
		atMost('32 at a time beside raw undici', 1.5, wall('oneByOne', ours32, raw32)),
		atLeast('HTTP Request node is slower than combined', 5, wall('combined', http, combined)),
		atMost('requests, combined', 10, results.spread('combined', combined, 'requests'), ''),
		atMost('requests, last 100 in reach', 901, results.spread('inReach', combined, 'requests'), ''),
		...[ours8, ours32].map((name) =>
			atLeast(
				`answered beyond 429s: ${name}`,
				1_000,
				results.spread('throttled', name, 'answered'),
				'',
			),
		),
		atMost('requests with a wrong key', 8, results.spread('wrongKey', ours8, 'requests'), ''),
	];
}

function ofLists(results: Results): Verdict[] {
	const pages = 1_000;
	const scenario = `list${pages}`;
	const peaks = results.values(scenario, list(pages), 'peakMb');
	const outputs = results.values(scenario, list(pages), 'outputMb');
	return [
		atMost(
			'listing 1,000 pages beside raw undici and JSON.parse',
			2,
			results.ratio(scenario, list(pages), rawList(pages), 'wallMs'),
		),
		atMost('peak memory beside the output', 1.5, ratioOf(peaks, outputs)),
	];
}

function ofSmall({ normalise, load }: Small): Verdict[] {
	return [
		...Object.entries(normalise).map(([id, { messages, ours, parse }]) =>
			atMost(`${id}: ${messages} messages beside JSON.parse`, 5, ratioOf(ours, parse)),
		),
		atMost('loading the package in n8n', 50, spreadOf(load.warm), ' ms'),
	];
}

/** The verdict on each goal whose subjects were measured. */
export function verdictsOn(results: Results, small: Small | null): Verdict[] {
	return [
		...(results.has('oneByOne', ours8) ? ofStatuses(results) : []),
		...(results.has('list1000', list(1_000)) ? ofLists(results) : []),
		...(small ? ofSmall(small) : []),
	];
}
