import { NAMES } from './scenarios.mts';
import type { Results } from './results.mts';
import { ratioOf, type Spread } from './statistics.mts';

/** A goal of the design, and what was measured. */
export interface Verdict {
	readonly what: string;
	readonly goal: string;
	readonly measured: Spread;
	readonly isMet: boolean;
}

function atMost(what: string, most: number, measured: Spread, unit = ''): Verdict {
	return { what, goal: `≤ ${most}${unit}`, measured, isMet: measured.median <= most };
}

function atLeast(what: string, least: number, measured: Spread, unit = ''): Verdict {
	return { what, goal: `≥ ${least}${unit}`, measured, isMet: measured.median >= least };
}

const { ours, ours8, ours20, ours32, combined, oneByOne, helper8, helper32, http } = NAMES;
const [list10, list1000] = [10, 1_000].map(NAMES.list) as [string, string];
const helperList = NAMES.helperList(1_000);

/** The goals of each scenario. */
const GOALS: Readonly<Record<string, (results: Results) => Verdict[]>> = {
	oneByOne: (results) => {
		const ratio = (subject: string, other: string, key: 'wallMs' | 'cpuMs' = 'wallMs') =>
			results.ratio('oneByOne', subject, other, key);
		return [
			atLeast('one by one, beside 8 at a time', 6, ratio(oneByOne, ours8), 'x'),
			atMost('as many as it finds, beside the HTTP Request node', 1.6, ratio(ours, http), 'x'),
			atMost('as many as it finds, beside 32 at a time', 1.1, ratio(ours, ours32), 'x'),
			...[[8, ours8, helper8] as const, [32, ours32, helper32] as const].flatMap(
				([width, node, helper]) => [
					atMost(
						`${width} at a time, beside n8n’s HTTP helper alone`,
						1.1,
						ratio(node, helper),
						'x',
					),
					atMost(`the same: CPU time`, 1.15, ratio(node, helper, 'cpuMs'), 'x'),
				],
			),
		];
	},
	combined: (results) => [
		atMost('requests when combined', 10, results.spread('combined', combined, 'requests')),
		atLeast(
			'HTTP Request node, beside combined',
			5,
			results.ratio('combined', http, combined, 'wallMs'),
			'x',
		),
	],
	inReach: (results) => [
		atMost('requests, last 100 in reach', 901, results.spread('inReach', combined, 'requests')),
	],
	throttled: (results) => [
		...[ours, ours8, ours32].map((name) =>
			atLeast(
				`answered beyond 429s: ${name}`,
				1_000,
				results.spread('throttled', name, 'answered'),
			),
		),
		atMost(
			'as many as it finds, beside as many as are taken',
			1.5,
			results.ratio('throttled', ours, ours20, 'wallMs'),
			'x',
		),
	],
	wrongKey: (results) => [
		atMost('requests with a wrong key', 8, results.spread('wrongKey', ours8, 'requests')),
	],
	list1000: (results) => [
		atMost(
			'listing 1,000 pages, beside n8n’s HTTP helper alone',
			2,
			results.ratio('list1000', list1000, helperList, 'wallMs'),
			'x',
		),
		atMost(
			'its peak memory, beside n8n’s HTTP helper alone',
			1.15,
			results.ratio('list1000', list1000, helperList, 'peakMb'),
			'x',
		),
		atMost(
			'its memory beyond the output, beside that of n8n’s HTTP helper alone',
			1.5,
			ratioOf(beyondOutput(results, list1000), beyondOutput(results, helperList)),
			'x',
		),
		...(results.runs.has('list10') ? [growth(results)] : []),
	],
};

/** What 1,000 pages take of memory that isn't the output; that of one page is below what can be measured. */
function beyondOutput(results: Results, name: string): number[] {
	const output = results.values('list1000', name, 'outputMb');
	return results.values('list1000', name, 'peakMb').map((mb, round) => mb - (output[round] ?? 0));
}

function growth(results: Results): Verdict {
	const times = ratioOf(
		results.values('list1000', list1000, 'wallMs'),
		results.values('list10', list10, 'wallMs'),
	);
	return atMost('1,000 pages, beside 10', 110, times, 'x');
}

/** The verdict on each goal whose subjects were measured. */
export function verdictsOn(results: Results): Verdict[] {
	return [...results.runs.keys()].flatMap((scenario) => GOALS[scenario]?.(results) ?? []);
}
