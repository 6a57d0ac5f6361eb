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

const { ours, ours8, ours20, ours32, combined, oneByOne, helper8, helper32, http } = NAMES;
const [list1, list10, list1000] = [1, 10, 1_000].map(NAMES.list) as [string, string, string];
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
		...(results.runs.has('list1') && results.runs.has('list10') ? growth(results) : []),
	],
};

/** What 1,000 pages take beside fewer. */
function growth(results: Results): Verdict[] {
	const beyondOutput = (scenario: string, name: string) => {
		const output = results.values(scenario, name, 'outputMb');
		return results.values(scenario, name, 'peakMb').map((mb, round) => mb - (output[round] ?? 0));
	};
	const times = ratioOf(
		results.values('list1000', list1000, 'wallMs'),
		results.values('list10', list10, 'wallMs'),
	);
	const memory = ratioOf(beyondOutput('list1000', list1000), beyondOutput('list1', list1));
	return [
		atMost('1,000 pages, beside 10', 110, times, 'x'),
		atMost('memory beyond the output for 1,000 pages, beside one', 1.5, memory, 'x'),
	];
}

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
