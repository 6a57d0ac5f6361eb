import Table from 'cli-table3';
import type { Verdict } from './goals.mts';
import type { Results, Small } from './results.mts';
import type { Scenario } from './scenarios.mts';
import { ratioOf, type Spread } from './statistics.mts';

const plain = { head: [], border: [] };

function number(value: number): string {
	const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
	return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The median, and what it was between. */
export function shown({ median, least, most }: Spread): string {
	if (number(least) === number(most)) return number(median);
	return `${number(median)} (${number(least)}–${number(most)})`;
}

/** Each subject of a scenario, in multiples of the first one. */
export function scenarioTable({ id, title, subjects }: Scenario, results: Results): string {
	const table = new Table({
		head: [title, 'time', 'CPU', 'requests', 'at once', 'connections', 'peak MB', 'answered'],
		style: plain,
	});
	const first = subjects[0]?.name ?? '';
	for (const { name } of subjects) {
		const times = (key: 'wallMs' | 'cpuMs') => `${shown(results.ratio(id, name, first, key))} x`;
		const count = (key: Parameters<Results['spread']>[2]) => shown(results.spread(id, name, key));
		table.push([
			name,
			times('wallMs'),
			times('cpuMs'),
			count('requests'),
			count('mostAtOnce'),
			count('connections'),
			count('peakMb'),
			count('answered'),
		]);
	}
	return table.toString();
}

/** How time and memory grow with the pages, in multiples of the fewest. */
export function growthTable(scenarios: readonly Scenario[], results: Results): string {
	const lists = scenarios.filter(({ id }) => id.startsWith('list'));
	const table = new Table({
		head: ['growth', 'time', 'CPU', 'peak MB', 'output MB'],
		style: plain,
	});
	for (const at of [0, 1, 2]) {
		const of = ({ id, subjects }: Scenario, key: Parameters<Results['values']>[2]) =>
			results.values(id, subjects[at]?.name ?? '', key);
		const [fewest] = lists;
		for (const scenario of lists) {
			if (!fewest) continue;
			const times = (key: 'wallMs' | 'cpuMs') =>
				`${shown(ratioOf(of(scenario, key), of(fewest, key)))} x`;
			const name = scenario.subjects[at]?.name ?? '';
			table.push([
				name,
				times('wallMs'),
				times('cpuMs'),
				shown(results.spread(scenario.id, name, 'peakMb')),
				shown(results.spread(scenario.id, name, 'outputMb')),
			]);
		}
	}
	return table.toString();
}

/** What is measured by itself. */
export function smallTable({ normalise, triggers, load }: Small): string {
	const table = new Table({ head: ['by itself', 'compared with', 'ratio'], style: plain });
	for (const [id, { messages, ours, parse }] of Object.entries(normalise)) {
		table.push([`${id}: ${messages} messages`, 'JSON.parse', `${shown(ratioOf(ours, parse))} x`]);
	}
	const { poll, raw, delivery } = triggers;
	table.push(['a polling tick', 'its two requests by undici', `${shown(ratioOf(poll, raw))} x`]);
	table.push(['a webhook delivery', 'a polling tick', `${shown(ratioOf(delivery, poll))} x`]);
	table.push([
		'loading the package',
		'with zod not loaded yet',
		`${shown(ratioOf(load.warm, load.cold))} x`,
	]);
	return table.toString();
}

/** Each goal and whether it is met. */
export function verdictTable(verdicts: readonly Verdict[]): string {
	const table = new Table({ head: ['goal', 'wanted', 'measured', ''], style: plain });
	for (const { what, goal, measured, isMet } of verdicts) {
		table.push([what, goal, shown(measured), isMet ? 'met' : 'MISSED']);
	}
	return table.toString();
}
