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

function atMost(what: string, most: number, measured: Spread, unit = ''): Verdict {
	return { what, goal: `≤ ${most}${unit}`, measured, isMet: measured.median <= most };
}

function atLeast(what: string, least: number, measured: Spread, unit = ''): Verdict {
	return { what, goal: `≥ ${least}${unit}`, measured, isMet: measured.median >= least };
}

const { ours8, ours32, combined, oneByOne, helper8, helper32, http } = NAMES;
const [list, helperList] = [NAMES.list(1_000), NAMES.helperList(1_000)];

/** The goals of each scenario. */
const GOALS: Readonly<Record<string, (results: Results) => Verdict[]>> = {
	oneByOne: (results) => {
		const wall = (subject: string, other: string) =>
			results.ratio('oneByOne', subject, other, 'wallMs');
		return [
			atLeast('one by one, beside 8 at a time', 6, wall(oneByOne, ours8), 'x'),
			atMost('8 at a time, beside n8n’s HTTP helper alone', 1.15, wall(ours8, helper8), 'x'),
			atMost('32 at a time, beside n8n’s HTTP helper alone', 1.5, wall(ours32, helper32), 'x'),
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
	throttled: (results) =>
		[ours8, ours32].map((name) =>
			atLeast(
				`answered beyond 429s: ${name}`,
				1_000,
				results.spread('throttled', name, 'answered'),
			),
		),
	wrongKey: (results) => [
		atMost('requests with a wrong key', 8, results.spread('wrongKey', ours8, 'requests')),
	],
	list1000: (results) => [
		atMost(
			'listing 1,000 pages, beside n8n’s HTTP helper alone',
			2,
			results.ratio('list1000', list, helperList, 'wallMs'),
			'x',
		),
		atMost(
			'its peak memory, beside n8n’s HTTP helper alone',
			1.15,
			results.ratio('list1000', list, helperList, 'peakMb'),
			'x',
		),
	],
};

function ofSmall({ normalise, load }: Small): Verdict[] {
	return [
		...Object.entries(normalise).map(([id, { messages, ours, parse }]) =>
			atMost(`${id}: ${messages} messages, beside JSON.parse`, 5, ratioOf(ours, parse), 'x'),
		),
		atMost('loading the package in n8n', 50, spreadOf(load.warm), ' ms'),
	];
}

/** The verdict on each goal whose subjects were measured. */
export function verdictsOn(results: Results, small: Small | null): Verdict[] {
	return [
		...[...results.runs.keys()].flatMap((scenario) => GOALS[scenario]?.(results) ?? []),
		...(small ? ofSmall(small) : []),
	];
}
