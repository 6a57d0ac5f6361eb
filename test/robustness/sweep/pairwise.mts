import { hash } from '../../../sandbox/data/random.mts';

/** What tells the cases of a cross product apart: the values that each brings together, as pairs, and its name. */
export interface CaseKeys<T> {
	nameOf(one: T): string;
	pairsOf(one: T): string[];
}

/** All pairs of the values. */
export function allPairs(values: readonly string[]): string[] {
	return values.flatMap((left, index) =>
		values.slice(index + 1).map((right) => `${left}|${right}`),
	);
}

/** Cases that bring every possible pair of values together at least once: always the same ones. */
export function pairwise<T>(cases: readonly T[], { nameOf, pairsOf }: CaseKeys<T>): T[] {
	const open = new Set(cases.flatMap(pairsOf));
	const candidates = cases
		.map((one) => ({ one, pairs: pairsOf(one), place: hash(nameOf(one)) }))
		.sort((a, b) => a.place - b.place);
	const chosen: T[] = [];
	for (
		let wanted = Math.max(...candidates.map(({ pairs }) => pairs.length));
		open.size > 0;
		wanted -= 1
	) {
		for (const { one, pairs } of candidates) {
			const fresh = pairs.filter((pair) => open.has(pair));
			if (fresh.length === 0 || fresh.length < wanted) continue;
			chosen.push(one);
			for (const pair of fresh) open.delete(pair);
		}
	}
	return chosen;
}
