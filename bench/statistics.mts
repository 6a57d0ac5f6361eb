/** A value over several rounds. */
export interface Spread {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

/** Median, least and most; throws for nothing. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	const [least, most] = [sorted[0], sorted.at(-1)];
	if (low === undefined || high === undefined || least === undefined || most === undefined) {
		throw new Error('Nothing was measured');
	}
	return { median: (low + high) / 2, least, most };
}

/** How many times the other each value is, round by round: what slows the machine down slows both. */
export function ratioOf(values: readonly number[], others: readonly number[]): Spread {
	return spreadOf(values.map((value, round) => value / Math.max(1e-9, others[round] ?? NaN)));
}
